import { decodeUtf8 } from '../../content/content.ts';
import { isObject, parseJson } from '../../content/json.ts';
import type { KeyPlace, PublishedPlace } from '../claim.ts';
import type { Algorithm, Digest } from '../crypto.ts';
import { decode } from '../encoding.ts';
import { type Rejection, reject } from '../verdict.ts';

/** What JSON Web Tokens and Signatures have in common: https://www.rfc-editor.org/rfc/rfc7515 */
export type JoseObject = Readonly<Record<string, unknown>>;

/** https://www.rfc-editor.org/rfc/rfc7518#section-3.1 and https://www.rfc-editor.org/rfc/rfc8037#section-3.1 */
export const macs = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const satisfies Record<
  string,
  Digest
>;
export const signatures = {
  RS256: 'rsa-sha256',
  RS512: 'rsa-sha512',
  ES256: 'ecdsa-p256-sha256-raw',
  EdDSA: 'ed25519',
} as const satisfies Record<string, Algorithm>;

export type SharedKeyJws = keyof typeof macs;
export type KeyPairJws = keyof typeof signatures;

const longestHeader = 4_096;

/**
 * @param algorithm the one that this sender uses: what a header says of it must agree, and chooses nothing
 * @returns nothing for one that says another, or has an extension that must be understood
 */
export function readJoseHeader(part: string, algorithm: string): JoseObject | undefined {
  const header = part.length > longestHeader ? undefined : joseObject(part);
  return header?.alg === algorithm && !('crit' in header) ? header : undefined;
}

export function joseObject(part: string): JoseObject | undefined {
  const bytes = decode(part, 'base64url');
  const json = bytes && decodeUtf8(bytes);
  const value = json === undefined ? undefined : parseJson(json)?.value;
  return isObject(value) ? value : undefined;
}

/** Where the keys of a sender are found by the name that a token gives to one. */
export interface KeySource {
  /** All of its addresses. */
  readonly address: RegExp;
  readonly placeOf: (keyId: string) => PublishedPlace;
}

/** A set of keys that is published at one address: https://www.rfc-editor.org/rfc/rfc7517#section-5 */
export function keySet(url: string): KeySource {
  return {
    address: new RegExp(url.replaceAll(/\W/g, '\\$&')),
    placeOf: (keyId) => ({ at: 'jwks', url, keyId }),
  };
}

/** @param keys absent where the one key is stored */
export function keyPlace({ kid }: JoseObject, keys: KeySource | undefined): KeyPlace | Rejection {
  if (!keys) return { at: 'stored' };
  return typeof kid === 'string' ? keys.placeOf(kid) : reject('key_not_trusted');
}
