import type { Clock } from '../../../src/ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../src/ports/ledger.ts';

type Row =
  | { readonly state: 'done' }
  | { readonly state: 'claimed'; readonly owner: string; readonly lease: number };

/** A ledger as it should be, in memory. */
export class MemoryLedger implements Ledger {
  readonly rows = new Map<string, Row>();
  readonly calls: string[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    this.calls.push(`claim ${key}`);
    const row = this.rows.get(key);
    if (row?.state === 'done') return 'done';
    if (row && row.owner !== owner && this.#clock.now() < row.lease) return 'busy';
    this.rows.set(key, { state: 'claimed', owner, lease: this.#clock.now() + leaseMs });
    return 'claimed';
  }

  async done(key: string): Promise<void> {
    this.calls.push(`done ${key}`);
    this.rows.set(key, { state: 'done' });
  }

  async release(key: string, owner: string): Promise<void> {
    this.calls.push(`release ${key}`);
    const row = this.rows.get(key);
    if (row?.state === 'claimed' && row.owner === owner) this.rows.delete(key);
  }
}
