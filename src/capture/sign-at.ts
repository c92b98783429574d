import type { Signable } from '../domain/verification/scheme.ts';
import type { Sent } from '../domain/verification/signed-url.ts';

/** @returns nothing where only the sender can. @throws {TypeError} for what the sender never sends */
export type SignAt = (request: Sent) => Signable | undefined;

/** What a sender never sends is not signed. */
export function unlessNeverSent<T>(sign: () => T, otherwise?: (error: TypeError) => void): T | undefined {
  try {
    return sign();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    otherwise?.(error);
    return undefined;
  }
}
