import type { Claim } from '../domain/verification/claim.ts';
import { encode } from '../domain/verification/encoding.ts';

/** What a request shows to prove itself: signatures as bytes, or a token as text. */
export function proofsOf(claim: Claim): readonly [Uint8Array | string, ...(Uint8Array | string)[]] {
  switch (claim.kind) {
    case 'mac':
      return claim.macs;
    case 'hash':
      return claim.hashes;
    case 'every':
      return claim.claims[0].macs;
    case 'signature':
      return claim.signatures;
    case 'token':
      return [claim.shown];
  }
}

/** A list of signatures is as long as its sender likes. */
export const mostProofs = 8;

/** The first of them in every spelling. */
export function proofTexts(claim: Claim): readonly string[] {
  return proofsOf(claim)
    .slice(0, mostProofs)
    .flatMap((proof) =>
      typeof proof === 'string'
        ? [proof]
        : (['hex', 'base64', 'base64url'] as const).map((encoding) => encode(proof, encoding)),
    );
}
