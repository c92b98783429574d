import type { Claim } from './schemes/scheme.ts';
import type { Secret } from './secret.ts';
import { type Proof, reject, type Verdict } from './verdict.ts';

/** Tries the secrets, newest first. An empty one proves nothing, wherever it came from: anyone can sign with it. */
export function verify(claim: Claim, secrets: readonly Secret[], proof: Proof): Verdict {
  const secretIndex = secrets.findIndex((secret) => secret.reveal() !== '' && claim.matches(secret));
  return secretIndex < 0 ? reject('signature_mismatch') : { verified: true, proof, secretIndex };
}
