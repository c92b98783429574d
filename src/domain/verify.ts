import type { Claim } from './schemes/scheme.ts';
import type { Secret } from './secret.ts';
import { type Proof, reject, type Verdict } from './verdict.ts';

/** Tries the secrets, newest first. */
export function verify(claim: Claim, secrets: readonly Secret[], proof: Proof): Verdict {
  const secretIndex = secrets.findIndex((secret) => claim.matches(secret));
  return secretIndex < 0 ? reject('signature_mismatch') : { verified: true, proof, secretIndex };
}
