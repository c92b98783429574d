import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';
import { DeadLetterStore } from '../../../../src/adapters/local/sqlite/dead-letter-store.ts';
import { EventStore } from '../../../../src/adapters/local/sqlite/event-store.ts';
import { LedgerStore } from '../../../../src/adapters/local/sqlite/ledger-store.ts';
import { ParkingStore } from '../../../../src/adapters/local/sqlite/parking-store.ts';
import { ParkedTexts } from '../../../../src/adapters/publishing/parking/parked-texts.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';
import { RecordingLog, RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-keeping-'));
  path = join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what waits in the file', () => {
  const texts = new ParkedTexts(undefined);
  let log: RecordingLog;
  beforeEach(() => {
    log = new RecordingLog();
  });
  const open = () => new ParkingStore(new Database(path), texts, systemClock, log);

  it('is published unchanged after a restart, oldest first, and waits no more', async () => {
    const events = numberedEvents(3);
    expect(await open().park(events, timeLeft(1))).toEqual(Array(3).fill({ status: 'parked' }));
    const [store, bus] = [open(), new RecordingPublisher()];
    expect(store.count).toBe(3);
    expect(await store.redrive(bus, () => timeLeft(1))).toMatchObject({ published: 3 });
    expect(bus.events).toEqual(events);
    expect(store.count).toBe(0);
  });

  it('goes on waiting where the bus does not take it, and lets the others pass', async () => {
    const [store, bus] = [open(), new RecordingPublisher()];
    const [first] = await numberedEvents(3);
    await store.park(numberedEvents(3), timeLeft(1));
    bus.receiptFor = (event) =>
      event.id === first?.id
        ? { status: 'refused', reason: 'denied', code: 'AccessDeniedException' }
        : { status: 'published' };
    expect(await store.redrive(bus, () => timeLeft(1))).toEqual({
      published: 2,
      deadLetters: 0,
      waiting: 1,
      codes: ['AccessDeniedException'],
    });
    expect(store.count).toBe(1);
  });

  it('is published in rounds, however much it is', async () => {
    const [store, bus] = [open(), new RecordingPublisher()];
    await store.park(numberedEvents(250), timeLeft(1));
    expect(await store.redrive(bus, () => timeLeft(1))).toMatchObject({ published: 250 });
    expect(bus.calls.map(({ events }) => events.length)).toEqual([100, 100, 50]);
  });

  it('is all of a batch or nothing, and a failure is a receipt', async () => {
    const db = new Database(path);
    const store = new ParkingStore(db, texts, systemClock, log);
    db.close();
    expect(await store.park(numberedEvents(2), timeLeft(1))).toEqual(
      Array(2).fill({ status: 'unavailable', reason: 'outage', code: 'parking_failed' }),
    );
    expect(log.named('parking_failed')).toHaveLength(1);
  });
});

describe('poison among what waits in the file', () => {
  const texts = new ParkedTexts(undefined);
  let db: Database;
  let log: RecordingLog;
  let bus: RecordingPublisher;
  let store: ParkingStore;
  let deadLetters: DeadLetterStore;
  beforeEach(() => {
    db = new Database(path);
    log = new RecordingLog();
    bus = new RecordingPublisher();
    store = new ParkingStore(db, texts, systemClock, log);
    deadLetters = new DeadLetterStore(db);
  });
  afterEach(() => db.close());

  const time = () => timeLeft(1_000);
  const add = (text: string) => db.prepare('insert into parked (event) values (?)').run(text);
  const idsOf = (events: readonly WebhookEvent[]) => events.map(({ id }) => id);

  const unreadable = [
    'no JSON',
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"v":2,"event":{}}',
    '{"v":1,"event":null}',
    '{"v":1,"event":{"id":7}}',
    JSON.stringify({ ...anEvent(), time: 9e15 }),
    JSON.stringify({ ...anEvent(), resources: 'urn' }),
  ];
  it.each(unreadable)('is a dead letter, and holds up nothing: %j', async (text) => {
    add(text);
    await store.park(numberedEvents(2), time());
    expect(await store.redrive(bus, time)).toEqual({
      published: 2,
      deadLetters: 1,
      waiting: 0,
      codes: [],
    });
    expect(deadLetters.list()).toMatchObject([{ text, reason: 'unreadable' }]);
    expect(log.named('redrive_dead_letter')).toMatchObject([
      { level: 'error', fields: { reason: 'unreadable', letter: deadLetters.list()[0]?.id } },
    ]);
  });

  it('is not what an older version has parked', async () => {
    const old = anEvent({ suppressionKey: 'k', traceHeader: 'Root=1' });
    add(JSON.stringify(old));
    expect(await store.redrive(bus, time)).toMatchObject({ published: 1 });
    expect(bus.events).toEqual([old]);
  });

  it.each([
    ['event_fault', 'MalformedDetail'],
    ['event_fault', 'InvalidArgument'],
    ['event_fault', 'entry_invalid'],
    ['too_large', 'entry_too_large'],
  ] as const)(
    'is an event that is refused for itself, %s, with the code as the reason: %s',
    async (reason, code) => {
      await store.park(numberedEvents(3), time());
      bus.receiptFor = ({ id }) =>
        id === 'delivery-1' ? { status: 'refused', reason, code } : { status: 'published' };
      expect(await store.redrive(bus, time)).toMatchObject({ published: 2, deadLetters: 1, waiting: 0 });
      expect(deadLetters.list()).toMatchObject([{ reason: code }]);
      expect(log.named('redrive_dead_letter')[0]?.fields).toMatchObject({ id: 'delivery-1', reason: code });
    },
  );

  it('is tried alone where it uncovers a bug of ours, and waits', async () => {
    await store.park(numberedEvents(3), time());
    const publish = bus.publish.bind(bus);
    bus.publish = async (events, until) => {
      if (idsOf(events).includes('delivery-1')) throw new RangeError('Invalid time value');
      return publish(events, until);
    };
    expect(await store.redrive(bus, time)).toEqual({
      published: 2,
      deadLetters: 0,
      waiting: 1,
      codes: ['internal'],
    });
    expect(log.named('redrive_failed')[0]?.fields).toMatchObject({ id: 'delivery-1' });
  });

  it('is behind all others after one round, however many there are of it', async () => {
    const good = numberedEvents(150);
    await store.park(
      good.flatMap((event) => [anEvent({ id: 'poison', bus: 'denied' }), event]),
      time(),
    );
    bus.receiptFor = (event) =>
      event.bus === 'denied'
        ? { status: 'refused', reason: 'denied', code: 'AccessDeniedException' }
        : { status: 'published' };
    expect(await store.redrive(bus, time)).toMatchObject({ published: 150, waiting: 150 });
  });

  it('cannot be put back by halves: a redrive that is stopped ends after its round', async () => {
    await store.park(numberedEvents(250), time());
    const stop = AbortSignal.abort();
    expect(await store.redrive(bus, time, stop)).toMatchObject({ published: 100, waiting: 150 });
  });

  it('waits again, as it was, when a person says so; or is gone', async () => {
    for (const text of ['one', 'two', 'three']) add(text);
    await store.redrive(bus, time);
    const ids = deadLetters.list().map(({ id }) => id);
    expect(await deadLetters.redrive(ids[0] as string)).toBe(true);
    expect(await deadLetters.drop(ids[1] as string)).toBe(true);
    expect(deadLetters.list().map(({ text }) => text)).toEqual(['three']);
    expect(db.prepare('select event from parked').all()).toEqual([{ event: 'one' }]);
    for (const id of [ids[0] as string, 'x', '', '0', '3.0', ' 3', "3' or 1=1"]) {
      expect(await deadLetters.redrive(id)).toBe(false);
      expect(await deadLetters.drop(id)).toBe(false);
    }
    expect({ dead: deadLetters.count, waiting: deadLetters.waiting }).toEqual({ dead: 1, waiting: 1 });
  });
});

describe('the ledger in the file', () => {
  const windowSeconds = 60;
  let clock: ManualClock;
  let ledger: LedgerStore;
  beforeEach(() => {
    clock = new ManualClock();
    ledger = new LedgerStore(new Database(path), clock, windowSeconds);
  });

  it('gives a key to one owner until its lease ends', async () => {
    expect(await ledger.claim('k', 'one', 1_000)).toBe('claimed');
    expect(await ledger.claim('k', 'two', 1_000)).toBe('busy');
    clock.advance(1_000);
    expect(await ledger.claim('k', 'two', 1_000)).toBe('claimed');
  });

  it('knows what is done until its window ends, also after a restart', async () => {
    await ledger.claim('k', 'one', 1_000);
    await ledger.done('k');
    const later = new LedgerStore(new Database(path), clock, windowSeconds);
    clock.advance(windowSeconds * 1_000 - 1);
    expect(await later.claim('k', 'two', 1_000)).toBe('done');
    clock.advance(1);
    expect(await later.claim('k', 'two', 1_000)).toBe('claimed');
  });

  it('gives up a claim of its owner, and nobody else’s, and nothing that is done', async () => {
    await ledger.claim('k', 'one', 1_000);
    await ledger.release('k', 'two');
    expect(await ledger.claim('k', 'two', 1_000)).toBe('busy');
    await ledger.release('k', 'one');
    expect(await ledger.claim('k', 'two', 1_000)).toBe('claimed');
    await ledger.done('k');
    await ledger.release('k', 'two');
    expect(await ledger.claim('k', 'three', 1_000)).toBe('done');
  });

  it('knows as done what was stored with it, so that no crash lies between the two', async () => {
    const [db, beside] = [new Database(path), new LedgerStore(new Database(path), clock, windowSeconds)];
    const bus = new EventStore(db, clock, undefined, new LedgerStore(db, clock, windowSeconds));
    await beside.claim('k', 'one', 1_000);
    await bus.append([anEvent({ suppressionKey: 'k' }), anEvent({ suppressionKey: 'l' }), anEvent()], 1_000);
    expect(await beside.claim('k', 'two', 1_000)).toBe('done');
    expect(await beside.claim('l', 'two', 1_000)).toBe('done');
    expect([...bus.readAfter(0)]).toHaveLength(3);
  });

  it('does not know as done what could not be stored', async () => {
    const db = new Database(path);
    const [beside, bus] = [
      ledger,
      new EventStore(db, clock, undefined, new LedgerStore(db, clock, windowSeconds)),
    ];
    const unstorable = anEvent({ endpoint: undefined as unknown as string });
    await expect(bus.append([anEvent({ suppressionKey: 'k' }), unstorable], 1_000)).rejects.toThrow();
    expect(await beside.claim('k', 'two', 1_000)).toBe('claimed');
  });

  it('writes nothing where something was done a moment ago, and again where that is longer ago', async () => {
    await ledger.done('k');
    const other = new Database(path);
    other.prepare('begin immediate').run();
    await ledger.done('k');
    other.prepare('rollback').run();
    clock.advance(30_000);
    await ledger.done('k');
    clock.advance(windowSeconds * 1_000 - 1);
    expect(await ledger.claim('k', 'two', 1_000)).toBe('done');
  });

  it('forgets what is over, a few with each that is done, however many there are', async () => {
    const db = new Database(path);
    const count = () => Number(db.prepare('select count(*) as n from ledger').get()?.n);
    for (let n = 0; n < 25; n += 1) ledger.markDone(`old-${n}`);
    clock.advance(windowSeconds * 1_000);
    const counts: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await ledger.done(`new-${n}`);
      counts.push(count());
    }
    expect(counts).toEqual([16, 7, 3, 4]);
  });
});
