import type { Claim } from '../../domain/verification/claim.ts';
import type { Explanation } from '../diagnosis.ts';
import { formOf } from '../judged.ts';
import type { Candidate, Trial } from '../trial.ts';

type TokenClaim = Extract<Claim, { readonly kind: 'token' }>;

/** All that is told of a secret that is shown. */
export function tokenLength(token: string): string {
  return `${token.length} characters`;
}

/** How long a secret is beside the one that is shown, and whether it differs in nothing that the eye sees. */
export function tokenLike(candidate: Candidate, claim: TokenClaim, trial: Trial): Explanation['computed'] {
  const form = formOf(claim, candidate, trial);
  const credential = form && candidate.secret.as(form);
  if (credential?.kind !== 'key') return [];
  const text = Buffer.from(credential.bytes).toString();
  return [{ by: candidate.from, text: tokenLength(text) + likeness(text, claim.shown) }];
}

function likeness(text: string, shown: string): string {
  if (text === shown) return ', the same';
  if (text.toLowerCase() === shown.toLowerCase()) return ', which differ in small letters and capitals alone';
  const bare = (one: string) => one.replaceAll(/\s/g, '');
  return bare(text) === bare(shown) ? ', which differ in white space alone' : '';
}
