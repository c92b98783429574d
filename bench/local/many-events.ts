import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { LedgerStore } from '../../src/adapters/local/sqlite/ledger-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { pushBody } from '../lib/github-push.ts';

/** As many events as a gateway has stored in months, and that all of them are done, in the schema of the stores. */
export function fillWithEvents(path: string, count: number): void {
  const db = new Database(path);
  new EventStore(db, systemClock);
  new LedgerStore(db, systemClock, 86_400);
  const detail = pushBody(400);
  db.transaction(() => {
    db.prepare(
      `with recursive number (n) as (select 1 union all select n + 1 from number where n < ?)
       insert into event (id, endpoint, source, detail_type, time, resources, detail)
       select hex(randomblob(16)), 'github', 'github.com', 'push', ? + n, '["urn:sallyport:github:' || n || '"]', ?
       from number`,
    ).run(count, Date.now() - count, detail);
    db.prepare('insert into ledger (key, owner, until) select resources, null, ? from event').run(
      Date.now() + 86_400_000,
    );
  });
  db.close();
}
