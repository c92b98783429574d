import type { Claim } from '../domain/verification/claim.ts';
import { isRejection, type Rejection } from '../domain/verification/verdict.ts';

/**
 * How much a search may hash and parse, in bytes: the same causes are found on a slow machine as on a fast one. What each step
 * takes is estimated, and on the safe side.
 */
export class Budget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
  }
}

/** What a search costs as a whole: measured, a body of 1 MB then takes less than two seconds. */
export const usualBudget = 256_000_000;

/** To parse a body and to write it anew is dearer than to hash it. */
export function costOfMaking(body: Uint8Array): number {
  return leastCost + body.length * 4;
}

/** What it takes to judge a claim by one credential. */
export function costOfJudging(claim: Claim | Rejection): number {
  if (isRejection(claim)) return 0;
  switch (claim.kind) {
    case 'token':
      return leastCost;
    case 'every':
      return claim.claims.reduce((cost, one) => cost + costOfJudging(one), 0);
    case 'signature':
      return costOfAll(claim.messages) * claim.signatures.length + keyCost;
    default:
      return costOfAll(claim.messages);
  }
}

/** As long as that takes to hash takes the rest of a trial, however small it is. */
const leastCost = 4_000;
const keyCost = 100_000;

function costOfAll(messages: readonly (readonly { readonly length: number }[])[]): number {
  return messages.flat().reduce((cost, { length }) => cost + length, messages.length * leastCost);
}
