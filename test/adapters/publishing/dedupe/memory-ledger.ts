import type { Clock } from '../../../../src/ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../../src/ports/ledger.ts';

type Row =
  | { readonly state: 'done'; readonly until?: number }
  | { readonly state: 'claimed'; readonly owner: string; readonly lease: number };

/** A ledger as it should be, in memory. */
export class MemoryLedger implements Ledger {
  readonly rows = new Map<string, Row>();
  readonly calls: string[] = [];
  readonly #clock: Clock;
  readonly #windowMs: number | undefined;

  /** @param windowSeconds how long `done` suppresses; for ever by default */
  constructor(clock: Clock, windowSeconds?: number) {
    this.#clock = clock;
    this.#windowMs = windowSeconds === undefined ? undefined : windowSeconds * 1_000;
  }

  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    this.calls.push(`claim ${key}`);
    const row = this.rows.get(key);
    const now = this.#clock.now();
    if (row?.state === 'done' && now < (row.until ?? Number.POSITIVE_INFINITY)) return 'done';
    if (row?.state === 'claimed' && row.owner !== owner && now < row.lease) return 'busy';
    this.rows.set(key, { state: 'claimed', owner, lease: now + leaseMs });
    return 'claimed';
  }

  async done(key: string): Promise<void> {
    this.calls.push(`done ${key}`);
    const windowMs = this.#windowMs;
    const until = windowMs === undefined ? {} : { until: this.#clock.now() + windowMs };
    this.rows.set(key, { state: 'done', ...until });
  }

  async release(key: string, owner: string): Promise<void> {
    this.calls.push(`release ${key}`);
    const row = this.rows.get(key);
    if (row?.state === 'claimed' && row.owner === owner) this.rows.delete(key);
  }
}
