import type { Signable } from '../scheme.ts';

/** Where each account of a sender has a secret of its own, and deliveries of several come in at one endpoint. */
export interface Accounts {
  readonly pattern: RegExp;
  /**
   * The account that a delivery says it is of, read before it is proven: total, linear and capped. It decides which
   * secrets are tried, and nothing else.
   */
  readonly find: (request: Signable) => string | undefined;
}
