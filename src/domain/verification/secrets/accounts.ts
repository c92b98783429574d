import type { Signable } from '../scheme.ts';
import type { Secret } from './secret.ts';

/** Where each account of a sender has a secret of its own, and deliveries of several come in at one endpoint. */
export interface Accounts {
  readonly pattern: RegExp;
  /**
   * The account that a delivery says it is of, read before it is proven: total, linear and capped. It decides which
   * secrets are tried, and nothing else.
   */
  readonly find: (request: Signable) => string | undefined;
}

/** Those of the secrets that may have proven a request: only a secret of one account is worth reading the request for. */
export function possible(
  secrets: readonly Secret[],
  accounts: Accounts | undefined,
  request: Signable,
): readonly Secret[] {
  if (secrets.every(({ label }) => label.account === undefined)) return secrets;
  const account = accounts?.find(request);
  return secrets.filter((secret) => secret.isFor(account));
}
