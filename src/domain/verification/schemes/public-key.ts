import type { Carrier } from '../carriers.ts';
import type { CredentialForm } from '../credential.ts';
import { type Algorithm, type KeyKind, keyKindOf, type PrivateKey, signedWith } from '../crypto.ts';
import { encode } from '../encoding.ts';
import { publicKey } from '../public-key-form.ts';
import { publication } from '../published-keys.ts';
import type { KeyPair, Scheme, Signable } from '../scheme.ts';
import { checkedTime, refuseIdleTolerance, type SignedTime } from '../signed-time.ts';
import { isRejection, type Rejection, reject } from '../verdict.ts';
import { find, type Recipe, signWith } from './recipe.ts';

export interface StoredKeyRecipe<T extends SignedTime | undefined = undefined> extends Recipe<T> {
  readonly algorithm: Algorithm;
  /** How the key is stored, where that is not by itself. */
  readonly credential?: CredentialForm;
}

/** How long a signature is, where that does not depend on the key. */
const signatureBytes: Partial<Record<Algorithm, number>> = { ed25519: 64, 'ecdsa-p256-sha256-raw': 64 };

/** A signature by a key of the sender's, whose public half is what the endpoint stores. Only the sender can sign. */
export function storedKey<const T extends SignedTime | undefined = undefined>(
  recipe: StoredKeyRecipe<T>,
): Scheme {
  const { algorithm, credential = publicKey(algorithm), proof = 'signed', signsUrl = false } = recipe;
  refuseIdleTolerance(recipe.time);
  return {
    proof,
    signsUrl,
    credential,
    ...checkedTime(recipe.time),
    pair: pairOf(recipe, keyKindOf(algorithm), () => algorithm),
    examine(request, now) {
      const found = find(recipe, request, now, signatureBytes[algorithm]);
      if (isRejection(found)) return found;
      return { kind: 'signature', algorithm, ...found, key: { at: 'stored' } };
    },
  };
}

/** Ed25519 (RFC 8032) by a stored key. */
export function ed25519<const T extends SignedTime | undefined = undefined>(recipe: Recipe<T>): Scheme {
  return storedKey({ ...recipe, algorithm: 'ed25519' });
}

type RsaAlgorithm = Extract<Algorithm, `rsa-${string}`>;
type AlgorithmOf<A extends Algorithm = Algorithm> = (request: Signable) => A | Rejection;

export interface CertificateRecipe<T extends SignedTime | undefined> extends Recipe<T> {
  /** The one, or that of RSA by which a request says it is signed: a wrong word there only makes its signature wrong. */
  readonly algorithm: Algorithm | AlgorithmOf<RsaAlgorithm>;
  /** Where the request says at which address the certificate is, or the public key by itself. */
  readonly certificateAt: Carrier;
  readonly published?: 'certificate' | 'pem';
  /** Every address at which the sender publishes them, from `https://` to the end. */
  readonly keyAddress: RegExp;
  /** One of these addresses, at which a key of ours is trusted where things are tried out. */
  readonly exampleAddress?: string;
}

/** A signature by a key that the sender publishes, in a certificate or by itself. Nothing is stored, and only the sender can sign. */
export function certificate<const T extends SignedTime | undefined = undefined>(
  recipe: CertificateRecipe<T>,
): Scheme {
  const { algorithm, certificateAt, published = 'certificate', keyAddress, exampleAddress } = recipe;
  const { proof = 'signed', signsUrl = false } = recipe;
  const [kind, algorithmOf]: readonly [KeyKind, AlgorithmOf] =
    typeof algorithm === 'string' ? [keyKindOf(algorithm), () => algorithm] : ['rsa', algorithm];
  const ours = (url: string) => ({
    ...pairOf(recipe, kind, algorithmOf, (request) => certificateAt.write(request, url)),
    ...publication({ at: published, url }),
  });
  refuseIdleTolerance(recipe.time);
  return {
    proof,
    signsUrl,
    keyAddress,
    ...checkedTime(recipe.time),
    ...(exampleAddress === undefined ? {} : { pair: ours(exampleAddress) }),
    examine(request, now) {
      const found = find(recipe, request, now);
      if (isRejection(found)) return found;
      const chosen = algorithmOf(request);
      if (typeof chosen !== 'string') return chosen;
      const url = certificateAt.read(request);
      if (url === undefined) return reject('key_not_trusted');
      return { kind: 'signature', algorithm: chosen, ...found, key: { at: published, url } };
    },
  };
}

function pairOf<T extends SignedTime | undefined>(
  recipe: Recipe<T>,
  kind: KeyKind,
  algorithmOf: AlgorithmOf,
  withAddress = (request: Signable) => request,
): KeyPair {
  const sign = (request: Signable, key: PrivateKey, now: number) => {
    const algorithm = algorithmOf(request);
    if (typeof algorithm !== 'string')
      throw new TypeError(`this request cannot be signed: ${algorithm.code}`);
    return signWith(recipe, withAddress(request), now, (message) =>
      encode(signedWith(algorithm, key, message), recipe.encoding),
    );
  };
  return { kind, sign };
}
