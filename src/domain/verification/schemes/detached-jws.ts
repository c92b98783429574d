import type { Carrier } from '../carriers.ts';
import { type Algorithm, keyKindOf, signedWith } from '../crypto.ts';
import { decode, encode } from '../encoding.ts';
import { ownKeyId, publication } from '../published-keys.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { isRejection, reject } from '../verdict.ts';
import { type KeyPairJws, type KeySource, keyPlace, readJoseHeader, signatures } from './jose.ts';

export interface DetachedJwsRecipe {
  readonly at: Carrier;
  readonly algorithm: KeyPairJws;
  readonly keys: KeySource;
}

/**
 * A JSON Web Signature over the body, which stands beside it and not in it: `<header>..<signature>`.
 * https://www.rfc-editor.org/rfc/rfc7515#appendix-F
 */
export function detachedJws({ at, algorithm, keys }: DetachedJwsRecipe): Scheme {
  const by: Algorithm = signatures[algorithm];
  const messageOf = (header: string, { body }: Signable) => [`${header}.${encode(body, 'base64url')}`];
  return {
    proof: 'signed',
    signsUrl: false,
    keyAddress: keys.address,
    examine(request) {
      const shown = at.read(request);
      if (shown === undefined) return reject('signature_missing');
      const [first, payload, third = '', ...more] = shown.split('.', 4) as [string, ...string[]];
      const header = readJoseHeader(first, algorithm);
      const signature = decode(third, 'base64url');
      if (!header || payload !== '' || !signature || more.length > 0) return reject('signature_malformed');
      const key = keyPlace(header, keys);
      if (isRejection(key)) return key;
      return {
        kind: 'signature',
        algorithm: by,
        signatures: [signature],
        messages: [messageOf(first, request)],
        key,
      };
    },
    pair: {
      kind: keyKindOf(by),
      ...publication(keys.placeOf(ownKeyId)),
      sign(request, key) {
        const header = encode(Buffer.from(JSON.stringify({ alg: algorithm, kid: ownKeyId })), 'base64url');
        const signature = encode(signedWith(by, key, messageOf(header, request)), 'base64url');
        return at.write(request, `${header}..${signature}`);
      },
    },
  };
}
