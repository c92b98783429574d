import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../src/adapters/local/sqlite/event-store.ts';
import type { JournalWriter } from '../../../src/adapters/local/sqlite/journal-writer.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { Forwarding, KeptDelivery } from '../../../src/workbench/api.ts';
import { JournalEvents } from '../../../src/workbench/deliveries/journal-events.ts';
import { KeptDeliveries } from '../../../src/workbench/deliveries/kept-deliveries.ts';
import type { TurnedAway } from '../../../src/workbench/diagnosis/turned-away.ts';
import { deliveryOf } from '../../domain/support/fixtures.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { aJournal, anEntry } from '../../support/journal.ts';

const forwarding = { id: 1, rule: 'mine', status: 'delivered' } as Forwarding;
const never = new AbortController().signal;
const binary = Buffer.from([0xff, 0, 1]);

let folder: string;
let writer: JournalWriter;
let deliveries: KeptDeliveries;
let store: EventStore;
let db: Database;
const asked: (readonly string[])[] = [];
const explained: TurnedAway[] = [];
const again: (readonly [KeptDelivery, Uint8Array])[] = [];

/** A push on the bus, one that is not, one that was rejected, and one that is binary. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-deliveries-'));
  writer = aJournal(join(folder, 'deliveries.db')).writer;
  db = new Database(join(folder, 'events.db'));
  store = new EventStore(db, systemClock, { account: '123456789012', region: 'eu-west-1' });
  const onBus = await anEntry({ body: '{"a":\n1}', rawQuery: 'b=2' });
  await store.append(onBus.events, 1_000);
  const rejected = await anEntry({}, 'another');
  for (const entry of [onBus, await anEntry(), rejected, await anEntry({ body: binary })]) writer.keep(entry);
  await writer.flush();
  deliveries = new KeptDeliveries(writer, {
    gateway: 'http://127.0.0.1:8787',
    forwardings: (urns) => {
      asked.push(urns);
      return [forwarding];
    },
    sendAgain: async (kept, body) => {
      again.push([kept, body]);
      return { ms: 1, status: 200 };
    },
    diagnose: async (kept) => {
      explained.push(kept);
      return undefined;
    },
  });
});
afterAll(async () => {
  await writer.close();
  db.close();
  rmSync(folder, { recursive: true });
});

describe('kept deliveries', () => {
  it('are listed newest first, a page at a time', () => {
    const seqs = (before?: number) => deliveries.page(before, 3).map(({ seq }) => seq);
    expect([seqs(), seqs(2), seqs(1)]).toEqual([[4, 3, 2], [1], []]);
    expect(deliveries.page(undefined, 2)[1]).toEqual({
      seq: 3,
      time: expect.any(Number),
      endpoint: 'hook',
      provider: 'github',
      type: undefined,
      outcome: 'rejected',
      code: 'signature_mismatch',
      status: 401,
      ms: 0,
      bytes: 7,
      events: 0,
    });
  });

  it('are shown with request, verdict, answer, events as the bus has them, and what rules made of these', () => {
    const kept = deliveries.get(1);
    expect(kept).toMatchObject({
      seq: 1,
      request: {
        method: 'POST',
        target: '/hook?b=2',
        host: 'hooks.example.com',
        body: { encoding: 'text', data: '{"a":\n1}' },
      },
      verdict: {
        words: 'The signature is right, and covers all that is used.',
        proof: 'signed',
        secret: 'current:0',
      },
      answer: { status: 200, headers: {}, body: '' },
      msOf: { verify: 0, normalise: 0, publish: 0, total: 0 },
      forwardings: [forwarding],
    });
    const [onBus] = [...store.readAfter(0)];
    expect(kept?.made).toEqual([{ key: '1.0', json: onBus?.json, isOnBus: true }]);
    expect(JSON.parse(onBus!.json)).toMatchObject({ account: '123456789012' });
    expect(asked.at(-1)).toEqual(JSON.parse(onBus!.json).resources);
    expect(kept?.request.headers.map(([name]) => name)).toEqual([
      'x-github-event',
      'content-type',
      'x-hub-signature-256',
    ]);
  });

  it('show the event, too, that is on no bus here, and say so', () => {
    const [made] = deliveries.get(2)?.made ?? [];
    expect(made).toMatchObject({ key: '2.0', isOnBus: false });
    expect(JSON.parse(made!.json)).toMatchObject({ 'detail-type': 'push', detail: { a: 1 } });
  });

  it('have their bytes back, and in base64 what is no text', () => {
    expect(Buffer.from(deliveries.body(4)!)).toEqual(binary);
    expect(deliveries.get(4)?.request.body).toEqual({ encoding: 'base64', data: binary.toString('base64') });
    expect(JSON.parse(deliveries.get(4)!.made[0]!.json).detail).toEqual({
      sallyport: { body: { encoding: 'base64', data: binary.toString('base64') } },
    });
  });

  it('are sent again with what was kept', async () => {
    expect(await deliveries.sendAgain(1)).toEqual({ ms: 1, status: 200 });
    expect(again).toMatchObject([[{ seq: 1, endpoint: 'hook' }, {}]]);
    expect(Buffer.from(again[0]![1]).toString()).toBe('{"a":\n1}');
  });

  it('are explained where they were rejected, by all that was kept', async () => {
    await deliveries.diagnosis(3, never);
    expect(explained).toMatchObject([
      { seq: 3, endpoint: 'hook', code: 'signature_mismatch', method: 'POST', target: '/hook' },
    ]);
    expect(Buffer.from(explained[0]!.body).toString()).toBe('{"a":1}');
    await expect(deliveries.diagnosis(1, never)).rejects.toThrow(
      'It was not turned away for want of a proof: there is nothing to explain.',
    );
  });

  it('are nothing where there are none', async () => {
    for (const what of ['get', 'body', 'asCurl', 'asFixture'] as const)
      expect(deliveries[what](9)).toBeUndefined();
    expect(await deliveries.sendAgain(9)).toBeUndefined();
    expect(await deliveries.diagnosis(9, never)).toBeUndefined();
  });

  it.each([1, 3, 4])('are a fixture from which the tests make the same delivery: %i', (seq) => {
    const fixture = JSON.parse(deliveries.asFixture(seq)!);
    const { request } = deliveries.get(seq)!;
    const [rawPath, rawQuery = ''] = request.target.split('?');
    expect(deliveryOf(fixture)).toEqual(
      aDelivery({
        ...{ method: request.method, host: request.host, rawPath: rawPath!, rawQuery },
        headers: Object.fromEntries(request.headers),
        body: Buffer.from(deliveries.body(seq)!),
      }),
    );
    expect(fixture.expect).toEqual(
      seq === 3 ? { code: 'signature_mismatch' } : { valid: true, type: 'push' },
    );
  });
});

describe('the events of kept deliveries', () => {
  it('are read newest first, and found by their key', () => {
    const events = new JournalEvents(writer);
    const all = [...events.newest(10)];
    expect(all.map(({ key }) => key)).toEqual(['4.0', '2.0', '1.0']);
    expect([...events.newest(2)].map(({ key }) => key)).toEqual(['4.0', '2.0']);
    expect(all[2]).toEqual({
      key: '1.0',
      time: expect.any(Number),
      endpoint: 'hook',
      source: 'github.com',
      type: 'push',
      json: deliveries.get(1)?.made[0]?.json,
    });
    expect(events.get('1.0')).toBe(all[2]?.json);
    for (const key of ['1.1', '3.0', '9.0', '', '1', 'x.0']) expect(events.get(key)).toBeUndefined();
  });
});
