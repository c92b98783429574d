/** An event on its way to the target of a rule. */
export interface ForwardingRow {
  readonly id: number;
  readonly rule: string;
  /** As JSON. */
  readonly target: string;
  /** Of the event in its table. */
  readonly seq: number;
  readonly urn: string;
  readonly status: 'waiting' | 'delivered' | 'given up';
  readonly attempts: number;
  /** Of the attempts, those to which a function answered with an error. */
  readonly functionErrors: number;
  /** Epoch ms at which it was taken on. */
  readonly takenAt: number;
  readonly triedAt: number | undefined;
  readonly nextAt: number | undefined;
  /** As JSON. */
  readonly answer: string | undefined;
}

export type NewForwarding = Pick<ForwardingRow, 'rule' | 'target' | 'seq' | 'urn' | 'takenAt'>;

/**
 * Where there is no cursor yet, all events that are there were before its time. A file that was lost begins anew, its
 * events too.
 */
export const schema = `
  create table if not exists forwarding_cursor (one integer primary key check (one = 1), seq integer not null) strict;
  insert or ignore into forwarding_cursor
    select 1, coalesce((select seq from sqlite_sequence where name = 'event'), 0);
  create table if not exists forwarding (
    id integer primary key autoincrement,
    rule text not null,
    target text not null,
    seq integer not null,
    urn text not null,
    status text not null default 'waiting',
    attempts integer not null default 0,
    function_errors integer not null default 0,
    taken_at integer not null,
    tried_at integer,
    next_at integer,
    answer text
  ) strict;
  create index if not exists forwarding_due on forwarding (rule, next_at) where status = 'waiting';
  create index if not exists forwarding_waiting on forwarding (seq) where status = 'waiting';
  create index if not exists forwarding_urn on forwarding (urn);
  create index if not exists forwarding_rule on forwarding (rule);
  create index if not exists forwarding_done on forwarding (id) where status <> 'waiting'`;

/** @param row with all columns */
export function rowOf(row: Readonly<Record<string, unknown>>): ForwardingRow {
  return {
    id: Number(row.id),
    rule: String(row.rule),
    target: String(row.target),
    seq: Number(row.seq),
    urn: String(row.urn),
    status: row.status as ForwardingRow['status'],
    attempts: Number(row.attempts),
    functionErrors: Number(row.function_errors),
    takenAt: Number(row.taken_at),
    triedAt: (row.tried_at as number | null) ?? undefined,
    nextAt: (row.next_at as number | null) ?? undefined,
    answer: (row.answer as string | null) ?? undefined,
  };
}
