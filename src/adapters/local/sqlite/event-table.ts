import type { Database } from './database.ts';

const schema = `
  create table if not exists event (
    seq integer primary key autoincrement,
    id text not null,
    endpoint text not null,
    source text not null,
    detail_type text not null,
    time integer not null,
    resources text not null,
    detail text not null,
    account text not null default '000000000000',
    region text not null default 'local',
    arrived integer
  ) strict`;

/** Where it is not known when an event came, its own time stands for that. */
export const arrivedAt = 'coalesce(arrived, time)';

/** Rows come in this order: each is added at the end of it. */
const order = `
  drop index if exists event_time;
  create index if not exists event_arrived on event (${arrivedAt})`;

/** Columns that files of earlier versions lack; what lies in them was delivered with these values. */
const later = {
  account: "alter table event add column account text not null default '000000000000'",
  region: "alter table event add column region text not null default 'local'",
  arrived: 'alter table event add column arrived integer',
};

/** Makes the table of events, or of one that an earlier version made what it is now. */
export function defineEvents(db: Database): void {
  db.define(schema);
  addLaterColumns(db);
  db.define(order);
}

/** Looks and adds in one transaction, since another process may open the file at the same time. */
function addLaterColumns(db: Database): void {
  const columns = () =>
    db
      .prepare('pragma table_info(event)')
      .all()
      .map(({ name }) => name);
  const missing = () => Object.entries(later).filter(([name]) => !columns().includes(name));
  if (missing().length === 0) return;
  db.transaction(() => {
    for (const [, alter] of missing()) db.prepare(alter).run();
  });
}
