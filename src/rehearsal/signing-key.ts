import type { Endpoint } from '../domain/endpoint.ts';
import { signedAsSender, signedByPair } from '../domain/verification/as-sender.ts';
import type { Claim } from '../domain/verification/claim.ts';
import type { CredentialForm } from '../domain/verification/credential.ts';
import type { PrivateKey, PublicKey } from '../domain/verification/crypto.ts';
import { judge } from '../domain/verification/judge.ts';
import { ownKeyId, type PublishedForm } from '../domain/verification/published-keys.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import { Secret } from '../domain/verification/secrets/secret.ts';
import { type Sent, signable } from '../domain/verification/signed-url.ts';

/** What signs as the sender of an endpoint does. */
export interface SigningKey {
  /**
   * @param now epoch ms
   * @returns nothing where it is no key of this sender
   * @throws {TypeError} for what its sender never sends
   */
  sign(request: Sent, endpoint: Endpoint, now: number): Signable | undefined;
  /** Whether it makes a claim true, for a gateway that believes it. */
  proves(claim: Claim, endpoint: Endpoint, now: number): boolean;
}

/** @param own how it is read by whoever it belongs to, where another sender could not read it at all */
export function bySecret(secret: Secret, own?: CredentialForm): SigningKey {
  return {
    sign(request, endpoint, now) {
      const { sign } = endpoint.provider.scheme;
      const credential = own && secret.as(own);
      return (
        signedAsSender(request, endpoint, secret, now) ??
        (sign && credential && sign(signable(request, endpoint), credential, now))
      );
    },
    proves(claim, { provider: { scheme } }, now) {
      const { credential, proof } = scheme;
      return credential !== undefined && judge(claim, [secret], credential, proof, now).verified;
    },
  };
}

/** A pair of ours in place of the sender's. */
export function byPair(key: PrivateKey, publicHalf: PublicKey): SigningKey {
  const form: PublishedForm = {
    read: () => ({ kind: 'public', keys: [{ key: publicHalf, id: ownKeyId }] }),
  };
  const document = new Secret('what its sender publishes');
  return {
    sign(request, endpoint, now) {
      const { pair } = endpoint.provider.scheme;
      return pair?.kind === key.asymmetricKeyType ? signedByPair(request, endpoint, key, now) : undefined;
    },
    proves: (claim, { provider }, now) => judge(claim, [document], form, provider.scheme.proof, now).verified,
  };
}
