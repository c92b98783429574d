import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/embedded-bus/database.ts';
import { EmbeddedBusPublisher } from '../../../src/adapters/embedded-bus/embedded-bus-publisher.ts';
import { EventStore } from '../../../src/adapters/embedded-bus/event-store.ts';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import { RecordingLog } from '../../support/fakes.ts';

const open = (path: string) => new EventStore(new Database(path));

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

  it('reads an event back in the shape that EventBridge delivers, after a restart', () => {
    const store = open(path);
    store.append([event()]);
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

  it('keeps the text of a detail: big numbers, escapes, duplicate keys', () => {
    const detail = '{"n":12345678901234567890.10,"e":"\\u00e9\\/","k":1,"k":2}';
    const store = open(path);
    store.append([event({ detail })]);
    expect([...store.readAfter(0)][0]?.json).toContain(`"detail":${detail}}`);
  });

  it('prints a detail with line breaks as one line', () => {
    const store = open(path);
    store.append([event({ detail: '{\r\n  "text": "a\\nb"\n}' })]);
    const { json } = [...store.readAfter(0)][0]!;
    expect(json).not.toMatch(/[\r\n]/);
    expect(JSON.parse(json).detail).toEqual({ text: 'a\nb' });
  });

  it('reads on from where a reader stopped, in the order of arrival', () => {
    const store = open(path);
    store.append([event({ detailType: 'a' }), event({ detailType: 'b' })]);
    const [first] = [...store.readAfter(0)];
    store.append([event({ detailType: 'c' })]);
    expect([...store.readAfter(first!.seq)].map(({ detailType }) => detailType)).toEqual(['b', 'c']);
  });

  it('stores all events of a batch or none', async () => {
    const store = open(path);
    const log = new RecordingLog();
    const unstorable = event({ detail: undefined as unknown as string });
    const receipts = await new EmbeddedBusPublisher(store, log).publish([event(), unstorable]);
    expect(receipts).toEqual(Array(2).fill({ status: 'unavailable', code: 'embedded_bus_failed' }));
    expect([...store.readAfter(0)]).toEqual([]);
    expect(log.named('embedded_bus_failed')).toHaveLength(1);
    expect(await new EmbeddedBusPublisher(store, log).publish([event()])).toEqual([{ status: 'published' }]);
  });

  it('serves a reader while a writer writes', () => {
    const writer = open(path);
    const reader = open(path);
    for (let round = 1; round <= 20; round += 1) {
      writer.append([event()]);
      expect([...reader.readAfter(0)]).toHaveLength(round);
    }
  });
});
