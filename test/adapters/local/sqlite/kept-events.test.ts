import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../../src/adapters/local/sqlite/event-store.ts';
import { KeptEvents } from '../../../../src/adapters/local/sqlite/kept-events.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';

const patienceMs = 1_000;

describe('the events that are kept', () => {
  let folder: string;
  let path: string;
  let db: Database;
  let store: EventStore;
  let kept: KeptEvents;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-kept-'));
    path = join(folder, 'events.db');
    db = new Database(path);
    store = new EventStore(db, systemClock, { account: '123456789012', region: 'eu-west-1' });
    kept = new KeptEvents(db);
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const numbers = (after: number, to: number) =>
    [...kept.between(after, to)].map(({ event }) => JSON.parse(event.detail).n);

  it('are read back as they were published, with the id that they have on their bus', async () => {
    const event = anEvent({
      id: 'a:b',
      resources: ['urn:sallyport:github:a%3Ab'],
      detail: '{ "n": 12345678901234567890 }',
    });
    await store.append([event], patienceMs);
    const [read] = kept.between(0, store.last);
    const [stored] = store.readAfter(0);
    expect(read).toMatchObject({ seq: 1, event, place: { account: '123456789012', region: 'eu-west-1' } });
    expect(read?.json()).toBe(stored?.json);
    expect(read?.id).toBe(JSON.parse(stored?.json as string).id);
  });

  it('keep what a part of somebody wrote into their resources', async () => {
    const events = [['%zz'], []].map((resources) => anEvent({ resources }));
    await store.append(events, patienceMs);
    expect([...kept.between(0, 2)].map(({ event }) => [event.id, event.resources])).toEqual([
      ['%zz', ['%zz']],
      ['', []],
    ]);
  });

  it.each([0, 1, 49, 50, 51, 100, 120])('are read oldest first, %d of them', async (count) => {
    await store.append(numberedEvents(count), patienceMs);
    expect(store.last).toBe(count);
    expect(numbers(0, store.last)).toEqual(Array.from({ length: count }, (_, n) => n));
    expect(numbers(10, 20)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19].filter((n) => n < count));
  });

  it('are read while others write, who wait for nobody, and end where they ended at first', async () => {
    await store.append(numberedEvents(120), patienceMs);
    const other = new Database(path);
    const writer = new EventStore(other, systemClock);
    const read: number[] = [];
    for (const { seq } of kept.between(0, store.last)) {
      read.push(seq);
      // the one whose connection reads, and another
      if (seq % 40 === 0) await store.append(numberedEvents(3), patienceMs);
      if (seq % 40 === 1) await writer.append(numberedEvents(3), 0);
    }
    other.close();
    expect(read).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
    expect(store.last).toBe(120 + 18);
  });
});
