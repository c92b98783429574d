/** What the ledger says of a key: it is ours now, somebody else works on it, or the work is done. */
export type LedgerEntry = 'claimed' | 'busy' | 'done';

/**
 * Remembers which deliveries are done. Two steps, so that a crash between them leads to a repetition, never to a
 * loss: a claim ends by itself, only `done` suppresses. A ledger may keep claims to its own process: deliveries that two
 * processes get at the same moment are then published twice.
 */
export interface Ledger {
  /**
   * @param owner a name that no other claim has; a claim that is repeated is the same claim
   * @param leaseMs after this the claim counts for nothing; a fraction may be rounded either way
   * @throws when the ledger cannot be asked
   */
  claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry>;
  /**
   * From now on, and for the configured window, the key is done, whoever had claimed it.
   * @param owner whose claim ends, also where the ledger could not be told; that of somebody else then stays
   */
  done(key: string, owner: string): Promise<void>;
  /** Gives up a claim of `owner`; a claim of somebody else, or what is done, stays. */
  release(key: string, owner: string): Promise<void>;
}
