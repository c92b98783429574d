import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/embedded-bus/database.ts';
import { LedgerStore } from '../../../src/adapters/embedded-bus/ledger-store.ts';
import { ParkingStore } from '../../../src/adapters/embedded-bus/parking-store.ts';
import { numberedEvents } from '../../support/events.ts';
import { RecordingLog, RecordingPublisher } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-keeping-'));
  path = join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what waits in the file', () => {
  const open = () => new ParkingStore(new Database(path), new RecordingLog());

  it('is published unchanged after a restart, oldest first, and waits no more', async () => {
    const events = numberedEvents(3);
    expect(await open().park(events)).toEqual(Array(3).fill({ status: 'parked' }));
    const [store, bus] = [open(), new RecordingPublisher()];
    expect(store.count).toBe(3);
    expect(await store.redrive(bus, () => 1)).toBe(3);
    expect(bus.events).toEqual(events);
    expect(store.count).toBe(0);
  });

  it('goes on waiting where the bus does not take it, and lets the others pass', async () => {
    const [store, bus] = [open(), new RecordingPublisher()];
    const [first] = await numberedEvents(3);
    await store.park(numberedEvents(3));
    bus.receiptFor = (event) =>
      event.id === first?.id ? { status: 'refused', code: 'MalformedDetail' } : { status: 'published' };
    expect(await store.redrive(bus, () => 1)).toBe(2);
    expect(store.count).toBe(1);
  });

  it('is published in rounds, however much it is', async () => {
    const [store, bus] = [open(), new RecordingPublisher()];
    await store.park(numberedEvents(250));
    expect(await store.redrive(bus, () => 1)).toBe(250);
    expect(bus.calls.map(({ events }) => events.length)).toEqual([100, 100, 50]);
  });

  it('is all of a batch or nothing, and a failure is a receipt', async () => {
    const db = new Database(path);
    const log = new RecordingLog();
    const store = new ParkingStore(db, log);
    db.close();
    expect(await store.park(numberedEvents(2))).toEqual(
      Array(2).fill({ status: 'unavailable', code: 'parking_failed' }),
    );
    expect(log.named('parking_failed')).toHaveLength(1);
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
});
