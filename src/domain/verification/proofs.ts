import type { Claim, NonEmpty } from './claim.ts';

/** What a request shows to prove itself: signatures as bytes, of a batch those of each item; or a token as text. */
export function proofsOf(claim: Claim): NonEmpty<Uint8Array | string> {
  return claim.kind === 'token' ? [claim.shown] : signaturesOf(claim);
}

export function signaturesOf(claim: Exclude<Claim, { readonly kind: 'token' }>): NonEmpty<Uint8Array> {
  if (claim.kind === 'every') {
    const [first, ...others] = claim.claims;
    return [...first.macs, ...others.flatMap(({ macs }) => macs)];
  }
  if (claim.kind === 'mac') return claim.macs;
  return claim.kind === 'hash' ? claim.hashes : claim.signatures;
}
