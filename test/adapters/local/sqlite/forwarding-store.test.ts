import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../../src/adapters/local/sqlite/event-store.ts';
import { ForwardingStore } from '../../../../src/adapters/local/sqlite/forwarding-store.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import { anEvent } from '../../../support/events.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-forwarding-'));
  db = new Database(join(folder, 'events.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it('an event is wanted until rules have looked at it, and until no target waits for it', async () => {
  const events = new EventStore(db, systemClock);
  const store = new ForwardingStore(db, events);
  await events.append([anEvent(), anEvent(), anEvent()], 0);
  expect(store.doneUpTo).toBe(0);
  const taken = await store.take(
    0,
    3,
    [2, 3].map((seq) => ({ rule: 'mine', target: '{}', seq, urn: `urn:${seq}`, takenAt: 0 })),
  );
  expect(store.doneUpTo).toBe(1);
  expect(await events.prune(0, 100, store.doneUpTo)).toBe(1);
  expect(store.eventOf(2)).toBeDefined();
  for (const row of taken.toReversed()) await store.settle({ ...row, status: 'delivered' });
  expect(store.doneUpTo).toBe(3);
});
