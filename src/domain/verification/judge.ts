/** Whether a claim is true: asked by the engine of every delivery, and by whoever explains one. */
import type { Claim, HashClaim, KeyPlace, MacClaim, Message } from './claim.ts';
import type { Credential, DatedKey } from './credential.ts';
import { equalBytes, equalText, hash, mac, verifiesWith } from './crypto.ts';
import type { PublishedForm } from './published-keys.ts';
import type { Secret } from './secrets/secret.ts';
import { type Proof, reject, type Verdict } from './verdict.ts';

/** Tries the secrets that may verify now. One that does not fit its form proves nothing, wherever it came from. */
export function judge(
  claim: Claim,
  secrets: readonly Secret[],
  form: PublishedForm,
  proof: Proof,
  now: number,
): Verdict {
  const secret = secrets.find((one) => {
    const credential = one.mayVerifyAt(now) ? one.as(form) : undefined;
    return credential !== undefined && confirms(claim, credential, now);
  });
  return secret ? { verified: true, proof, secret } : reject('signature_mismatch');
}

/** Whether a credential makes a claim true. One of another kind does not. */
function confirms(claim: Claim, credential: Credential, now: number): boolean {
  switch (claim.kind) {
    case 'mac':
    case 'hash': {
      if (credential.kind !== 'key') return false;
      const shown = claim.kind === 'mac' ? claim.macs : claim.hashes;
      return claim.messages.some((message) => {
        const expected = computed(claim, credential.bytes, message);
        return shown.some((one) => equalBytes(one, expected));
      });
    }
    case 'every':
      return claim.claims.every((one) => confirms(one, credential, now));
    case 'signature': {
      if (credential.kind !== 'public') return false;
      const { algorithm, signatures, messages, key: place } = claim;
      return credential.keys.some(
        (dated) =>
          mayBeUsed(dated, place, now) &&
          messages.some((message) =>
            signatures.some((one) => verifiesWith(algorithm, dated.key, message, one)),
          ),
      );
    }
    case 'token':
      return credential.kind === 'key' && equalText(claim.shown, credential.bytes);
  }
}

/** What stands in a request whose sender has this key. It is a secret: whoever has it can send that request. */
export function computed(claim: MacClaim | HashClaim, key: Uint8Array, message: Message): Uint8Array {
  return claim.kind === 'mac' ? mac(claim.digest, key, message) : hash(claim.digest, [...message, key]);
}

function mayBeUsed(
  { id, from = 0, until = Number.POSITIVE_INFINITY }: DatedKey,
  place: KeyPlace,
  now: number,
): boolean {
  return (place.at !== 'jwks' || place.keyId === id) && from <= now && now <= until;
}
