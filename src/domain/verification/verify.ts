import type { Claim } from './scheme.ts';
import type { Secret } from './secrets/secret.ts';
import { type Proof, reject, type Verdict } from './verdict.ts';

/** Tries the secrets that may verify now. An empty one proves nothing, wherever it came from: anyone can sign with it. */
export function verify(claim: Claim, secrets: readonly Secret[], proof: Proof, now: number): Verdict {
  const secret = secrets.find((one) => one.reveal() !== '' && one.mayVerifyAt(now) && claim.matches(one));
  return secret ? { verified: true, proof, secret } : reject('signature_mismatch');
}
