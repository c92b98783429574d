import type { Claim } from '../domain/verification/claim.ts';
import { encode } from '../domain/verification/encoding.ts';
import { proofsOf } from '../domain/verification/proofs.ts';

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
