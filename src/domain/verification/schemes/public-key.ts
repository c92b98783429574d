import type { Carrier } from '../carriers.ts';
import { publicKey } from '../credential-forms.ts';
import type { Algorithm } from '../crypto.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { refuseIdleTolerance, type SignedTime } from '../signed-time.ts';
import { isRejection, type Rejection, reject } from '../verdict.ts';
import { find, type Recipe } from './recipe.ts';

/** Ed25519 (RFC 8032) by a key of the sender's, whose public half is what the endpoint stores. Only the sender can sign. */
export function ed25519<const T extends SignedTime | undefined = undefined>(recipe: Recipe<T>): Scheme {
  const signatureBytes = 64;
  const { proof = 'signed', signsUrl = false } = recipe;
  refuseIdleTolerance(recipe.time);
  return {
    proof,
    signsUrl,
    credential: publicKey(),
    examine(request, now) {
      const found = find(recipe, request, now, signatureBytes);
      if (isRejection(found)) return found;
      return { kind: 'signature', algorithm: 'ed25519', ...found, key: { at: 'stored' } };
    },
  };
}

export interface CertificateRecipe<T extends SignedTime | undefined> extends Recipe<T> {
  /** The one, or the one that a request says it is signed by: a wrong word there only makes its signature wrong. */
  readonly algorithm: Algorithm | ((request: Signable) => Algorithm | Rejection);
  /** Where the request says at which address the certificate is. */
  readonly certificateAt: Carrier;
  /** Every address at which the sender publishes certificates, from `https://` to the end. */
  readonly keyAddress: RegExp;
}

/** A signature by a key whose certificate the sender publishes. Nothing is stored, and only the sender can sign. */
export function certificate<const T extends SignedTime | undefined = undefined>(
  recipe: CertificateRecipe<T>,
): Scheme {
  const { algorithm, certificateAt, keyAddress, proof = 'signed', signsUrl = false } = recipe;
  refuseIdleTolerance(recipe.time);
  return {
    proof,
    signsUrl,
    keyAddress,
    examine(request, now) {
      const found = find(recipe, request, now);
      if (isRejection(found)) return found;
      const chosen = typeof algorithm === 'string' ? algorithm : algorithm(request);
      if (typeof chosen !== 'string') return chosen;
      const url = certificateAt.read(request);
      if (url === undefined) return reject('key_not_trusted');
      return { kind: 'signature', algorithm: chosen, ...found, key: { at: 'certificate', url } };
    },
  };
}
