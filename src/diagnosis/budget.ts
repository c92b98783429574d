import type { Claim, Message } from '../domain/verification/claim.ts';
import type { Digest } from '../domain/verification/crypto.ts';
import { isRejection, type Rejection } from '../domain/verification/verdict.ts';

/**
 * How much a search may do, in bytes that SHA-256 hashes meanwhile: the same causes are found on a slow machine as on a fast one.
 * What a step takes is estimated, and was measured.
 */
export class Budget {
  #left: number;
  readonly #whole: Budget | undefined;

  constructor(bytes = usualBytes, whole?: Budget) {
    this.#left = bytes;
    this.#whole = whole;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
    this.#whole?.spend(bytes);
  }

  /** A part of what is left, so that something remains for others. What is not spent of it remains too. */
  share(part: number): Budget {
    return new Budget(this.#left * part, this);
  }
}

/** With a body of 1 MB, that takes a second, and up to two where others work too. */
const usualBytes = 600_000_000;

/** So long takes whatever is not hashing, however small a request is. */
const leastBytes = 5_000;

/** To write a body anew takes longer than to hash it: the more, the more members there are to be written. */
export function costOfBody(body: Uint8Array): number {
  let marks = 0;
  for (const byte of body) if (isMark[byte]) marks += 1;
  return body.length * 4 + marks * 80;
}

const isMark: readonly boolean[] = Array.from({ length: 256 }, (_, byte) =>
  ',:{[&='.includes(String.fromCharCode(byte)),
);

/** A scheme may parse the body to see what is claimed: where it does not hand it on as it is. */
export function costOfClaim(claim: Claim | Rejection, body: Uint8Array): number {
  const isAsItCame = !isRejection(claim) && messagesOf(claim).every((message) => message.includes(body));
  return leastBytes + body.length * (isAsItCame ? 0 : 8);
}

function messagesOf(claim: Claim): readonly Message[] {
  return 'messages' in claim ? claim.messages : [];
}

/** What it takes to judge a claim by one credential. */
export function costOfJudging(claim: Claim | Rejection): number {
  if (isRejection(claim)) return 0;
  switch (claim.kind) {
    case 'token':
      return leastBytes;
    case 'every':
      return claim.claims.reduce((cost, one) => cost + costOfJudging(one), 0);
    case 'signature':
      return claim.signatures.length * (costOfAll(claim.messages, 2) + publicKeyBytes);
    default:
      return costOfAll(claim.messages, slow.includes(claim.digest) ? 2 : 1);
  }
}

const slow: readonly Digest[] = ['md5', 'sha384', 'sha512'];
const publicKeyBytes = 50_000;

function costOfAll(messages: readonly Message[], factor: number): number {
  const pieces = messages.flat().map((piece) => piece.length * (typeof piece === 'string' ? 3 : 1));
  return pieces.reduce((cost, length) => cost + length * factor, messages.length * leastBytes);
}
