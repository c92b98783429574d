import type { Ledger } from './ledger.ts';
import type { ObjectStore } from './object-store.ts';
import type { Parking } from './parking.ts';

/** What an environment has to keep events in; each is optional. */
export interface Keeping {
  readonly parking?: Parking | undefined;
  readonly ledger?: Ledger | undefined;
  readonly objects?: ObjectStore | undefined;
  /** Loads ahead of the first delivery what would use up its time. */
  readonly warmUp?: (() => Promise<void>) | undefined;
}
