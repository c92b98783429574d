import type { Outcome } from '../../../domain/outcome.ts';
import type { DeliveryReport } from '../../../domain/receiving/delivery-report.ts';
import type { MadeOf } from './made-of.ts';

/** What a list shows of a delivery. */
export interface DeliveryLine {
  /** Epoch ms. */
  readonly time: number;
  /** Its name or, where there is none, the path that was asked for. */
  readonly endpoint: string;
  readonly provider: string | undefined;
  readonly type: string | undefined;
  readonly outcome: Outcome['kind'];
  readonly code: string | undefined;
  /** Of the answer. */
  readonly status: number;
  /** Until it was answered. */
  readonly ms: number;
  /** Of its body. */
  readonly bytes: number;
  readonly events: number;
}

export type KeptLine = DeliveryLine & { readonly seq: number };

/** The rest of it. */
export interface KeptContents {
  readonly said: {
    readonly request: {
      readonly method: string;
      readonly target: string;
      readonly host: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
    };
    readonly verdict: { readonly proof: DeliveryReport['proof']; readonly secret: string | undefined };
    readonly answer: {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };
    readonly ms: DeliveryReport['ms'];
    /** What was found out of it while its secrets were there, as whoever looks for that reads it. */
    readonly found?: object | undefined;
  };
  readonly made: readonly MadeOf[];
  readonly body: Uint8Array;
}

/** Lines apart from contents: a list of thousands reads none of the bodies. */
export const schema = `
  create table if not exists delivery (
    seq integer primary key autoincrement,
    time integer not null,
    endpoint text not null,
    provider text,
    type text,
    outcome text not null,
    code text,
    status integer not null,
    ms real not null,
    bytes integer not null,
    events integer not null
  ) strict;
  create table if not exists content (
    seq integer primary key,
    said text not null,
    made text not null,
    body blob not null
  ) strict`;

export const columns = 'seq, time, endpoint, provider, type, outcome, code, status, ms, bytes, events';

/** As `columns` has them. */
export type LineRow = readonly [
  seq: number,
  time: number,
  endpoint: string,
  provider: string | null,
  type: string | null,
  outcome: DeliveryLine['outcome'],
  code: string | null,
  status: number,
  ms: number,
  bytes: number,
  events: number,
];

/** Name by name: thousands of them are made at once. */
export function toLine(row: LineRow): KeptLine {
  const [seq, time, endpoint, provider, type, outcome, code, status, ms, bytes, events] = row;
  return {
    seq,
    time,
    endpoint,
    provider: provider ?? undefined,
    type: type ?? undefined,
    outcome,
    code: code ?? undefined,
    status,
    ms,
    bytes,
    events,
  };
}
