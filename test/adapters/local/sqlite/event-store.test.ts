import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';
import { EmbeddedBusPublisher } from '../../../../src/adapters/local/sqlite/embedded-bus-publisher.ts';
import { EventStore } from '../../../../src/adapters/local/sqlite/event-store.ts';
import { storedAs } from '../../../../src/adapters/local/sqlite/stored-as.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { timeLeft } from '../../../support/time-left.ts';

const patienceMs = 1_000;
const open = (path: string) => new EventStore(new Database(path), systemClock);

const event = (parts: Partial<WebhookEvent> = {}): WebhookEvent => ({
  id: 'd1',
  endpoint: 'github',
  bus: 'default',
  source: 'github.com',
  detailType: 'push',
  detail: '{"a":1}',
  time: Date.UTC(2026, 10, 23, 12, 0, 0, 789),
  resources: ['urn:sallyport:github:d1'],
  ...parts,
});

describe('the embedded bus', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-bus-'));
    path = join(folder, 'deep', 'events.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads an event back in the shape that EventBridge delivers, after a restart', async () => {
    const store = open(path);
    await store.append([event()], patienceMs);
    const [stored] = [...open(path).readAfter(0)];
    const delivered = JSON.parse(stored!.json);
    expect(Object.keys(delivered)).toEqual([
      'version',
      'id',
      'detail-type',
      'source',
      'account',
      'time',
      'region',
      'resources',
      'detail',
    ]);
    expect(delivered).toMatchObject({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'push',
      source: 'github.com',
      account: expect.stringMatching(/^\d{12}$/),
      time: '2026-11-23T12:00:00Z',
      resources: ['urn:sallyport:github:d1'],
      detail: { a: 1 },
    });
  });

  it('keeps the text of a detail: big numbers, escapes, duplicate keys', async () => {
    const detail = '{"n":12345678901234567890.10,"e":"\\u00e9\\/","k":1,"k":2}';
    const store = open(path);
    await store.append([event({ detail })], patienceMs);
    expect([...store.readAfter(0)][0]?.json).toContain(`"detail":${detail}}`);
  });

  it('prints a detail with line breaks as one line', async () => {
    const store = open(path);
    await store.append([event({ detail: '{\r\n  "text": "a\\nb"\n}' })], patienceMs);
    const { json } = [...store.readAfter(0)][0]!;
    expect(json).not.toMatch(/[\r\n]/);
    expect(JSON.parse(json).detail).toEqual({ text: 'a\nb' });
  });

  it('reads on from where a reader stopped, in the order of arrival', async () => {
    const store = open(path);
    await store.append([event({ detailType: 'a' }), event({ detailType: 'b' })], patienceMs);
    const [first] = [...store.readAfter(0)];
    await store.append([event({ detailType: 'c' })], patienceMs);
    expect([...store.readAfter(first!.seq)].map(({ detailType }) => detailType)).toEqual(['b', 'c']);
  });

  const publisherOver = (store: EventStore, log: RecordingLog) => new EmbeddedBusPublisher(store, log);
  const time = () => timeLeft(patienceMs);

  it('holds up none of a batch but the event that cannot be stored', async () => {
    const store = open(path);
    const log = new RecordingLog();
    const unstorable = event({ endpoint: undefined as unknown as string });
    const events = [event({ detailType: 'a' }), unstorable, event({ detailType: 'b' })];
    expect(await publisherOver(store, log).publish(events, time())).toEqual([
      { status: 'published' },
      { status: 'refused', reason: 'event_fault', code: 'entry_invalid' },
      { status: 'published' },
    ]);
    expect([...store.readAfter(0)].map(({ detailType }) => detailType)).toEqual(['a', 'b']);
    expect(log.named('embedded_bus_failed')).toHaveLength(1);
  });

  it.each(['', 'no JSON', '[]', 'null', '7', '{"half":'])(
    'refuses a detail as EventBridge does, which readers could not read: %j',
    async (detail) => {
      const store = open(path);
      const log = new RecordingLog();
      const events = [event({ detail }), event({ detailType: 'fine' })];
      expect(await publisherOver(store, log).publish(events, time())).toEqual([
        { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' },
        { status: 'published' },
      ]);
      for (const { json } of store.readAfter(0))
        expect(JSON.parse(json)).toMatchObject({ 'detail-type': 'fine' });
    },
  );

  it('stores all events of a batch or none where the file does not take them', async () => {
    const db = new Database(path);
    const store = new EventStore(db, systemClock);
    const log = new RecordingLog();
    db.prepare('pragma max_page_count = 12').get();
    const big = [event(), event({ detail: `{"x":"${'x'.repeat(100_000)}"}` })];
    expect(await publisherOver(store, log).publish(big, time())).toEqual(
      Array(2).fill({ status: 'unavailable', reason: 'outage', code: 'embedded_bus_failed' }),
    );
    expect([...store.readAfter(0)]).toEqual([]);
    expect(await publisherOver(store, log).publish([event()], time())).toEqual([{ status: 'published' }]);
  });

  it('keeps the whole milliseconds of a time that has a fraction', async () => {
    const store = open(path);
    expect(
      await publisherOver(store, new RecordingLog()).publish([event({ time: 1_700_000_000_000.4 })], time()),
    ).toEqual([{ status: 'published' }]);
    expect([...store.readAfter(0)][0]?.json).toContain('"time":"2023-11-14T22:13:20Z"');
  });

  it('serves a reader while a writer writes', async () => {
    const writer = open(path);
    const reader = open(path);
    for (let round = 1; round <= 20; round += 1) {
      await writer.append([event()], patienceMs);
      expect([...reader.readAfter(0)]).toHaveLength(round);
    }
  });

  it('says as what it has stored an event, and nothing of one that it could not', async () => {
    const store = open(path);
    const [first, second] = [event(), event()];
    await store.append([first, second], patienceMs);
    const stored = [...store.readAfter(0)].map(({ seq, json }) => ({ seq, id: JSON.parse(json).id }));
    expect([first, second].map(storedAs)).toMatchObject(stored);
    const impossible = event({ detail: undefined as unknown as string });
    await expect(store.append([impossible], patienceMs)).rejects.toThrow();
    expect(storedAs(impossible)).toBeUndefined();
  });

  it('takes for events of a file that did not say when they came their own time, and finds the others by when they came', async () => {
    const db = new Database(path);
    // as it was made before
    db.define(`
      create table if not exists event (
        seq integer primary key autoincrement, id text not null, endpoint text not null, source text not null,
        detail_type text not null, time integer not null, resources text not null, detail text not null,
        account text not null default '000000000000', region text not null default 'local'
      ) strict;
      create index if not exists event_time on event (time);
      insert into event (id, endpoint, source, detail_type, time, resources, detail)
        values ('1', 'e', 's', 'old', 10, '["urn:sallyport:e:1"]', '{}'), ('2', 'e', 's', 'young', 30, '["urn:sallyport:e:2"]', '{}')`);
    db.close();
    const store = new EventStore(new Database(path), { now: () => 20 });
    await store.append([event({ detailType: 'came at 20', time: 1 })], patienceMs);
    const since = (time: number) => [...store.read({ since: time })].map(({ detailType }) => detailType);
    expect(since(31)).toEqual([]);
    expect(since(21)).toEqual(['young']);
    expect(since(20)).toEqual(['young', 'came at 20']);
    expect(since(10)).toEqual(['old', 'young', 'came at 20']);
  });

  it('deletes the oldest that are too many, a few at a time, and none that somebody has not seen', async () => {
    const store = open(path);
    await store.append(
      Array.from({ length: 10 }, () => event()),
      patienceMs,
    );
    const seqs = () => [...store.readAfter(0)].map(({ seq }) => seq);
    expect(await store.prune(10, 100)).toBe(0);
    expect(await store.prune(4, 100, 0)).toBe(0);
    expect(await store.prune(4, 100, 1)).toBe(1);
    expect(seqs()).toHaveLength(9);
    expect(await store.prune(4, 3)).toBe(3);
    expect(await store.prune(4, 3)).toBe(2);
    expect(await store.prune(4, 3)).toBe(0);
    expect(seqs()).toEqual([7, 8, 9, 10]);
  });
});
