import {
  createHash,
  createHmac,
  createPublicKey,
  createSecretKey,
  type JsonWebKey,
  type KeyObject,
  timingSafeEqual,
  verify,
  X509Certificate,
} from 'node:crypto';

/** The only file that knows cryptography. */

export type Digest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Text is signed as UTF-8. */
export type Piece = string | Uint8Array;

export const digestBytes: Readonly<Record<Digest, number>> = {
  md5: 16,
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** HMAC (RFC 2104) over the pieces, one after the other, without copying them together. */
export function mac(digest: Digest, key: string | Uint8Array, pieces: readonly Piece[]): Uint8Array {
  const hmac = createHmac(digest, typeof key === 'string' ? key : madeOf(key));
  for (const piece of pieces) hmac.update(piece);
  return hmac.digest();
}

const made = new WeakMap<Uint8Array, KeyObject>();

/** Bytes are made a key at every use, which costs more than a small MAC: of those of a credential it is done once. */
function madeOf(bytes: Uint8Array): KeyObject {
  const known = made.get(bytes);
  if (known) return known;
  const key = createSecretKey(bytes);
  made.set(bytes, key);
  return key;
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(...pieces: readonly Piece[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** Compares without telling by its duration where the difference is. Different lengths are unequal. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Constant-time comparison of two texts of any length. */
export function equalText(a: Piece, b: Piece): boolean {
  return equalBytes(Buffer.from(sha256Hex(a)), Buffer.from(sha256Hex(b)));
}

/** Ed25519 (RFC 8032), and RSASSA-PKCS1-v1_5 (RFC 8017). */
export type Algorithm = 'ed25519' | 'rsa-sha1' | 'rsa-sha256';

const algorithms = {
  ed25519: { type: 'ed25519', digest: null },
  'rsa-sha1': { type: 'rsa', digest: 'sha1' },
  'rsa-sha256': { type: 'rsa', digest: 'sha256' },
} as const;

/** Less can be factored: https://doi.org/10.6028/NIST.SP.800-131Ar2 */
const leastRsaBits = 2048;

export type PublicKey = KeyObject;

export function isKeyFor(algorithm: Algorithm, key: PublicKey): boolean {
  return key.asymmetricKeyType === algorithms[algorithm].type;
}

/** Whether a key can have made a signature over the pieces. A key of another kind has made none. */
export function verifiesWith(
  algorithm: Algorithm,
  key: PublicKey,
  pieces: readonly Piece[],
  signature: Uint8Array,
): boolean {
  if (!isKeyFor(algorithm, key)) return false;
  const { digest } = algorithms[algorithm];
  return verify(digest, Buffer.concat(pieces.map((piece) => Buffer.from(piece))), key, signature);
}

/** A public key as PEM. @returns nothing for anything else or more, a private key too, and for a key that proves nothing */
export function readPem(text: string): PublicKey | undefined {
  const isOne = /^-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----\s*$/.test(text);
  return isOne ? attempt(() => strong(createPublicKey(text))) : undefined;
}

/** A public key as JWK (RFC 7517). Whoever published the private half too has let everybody sign. */
export function readJwk(jwk: object): PublicKey | undefined {
  if ('d' in jwk) return undefined;
  return attempt(() => strong(createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })));
}

/** The key of an X.509 certificate as PEM, and when it may be used, epoch ms. Who issued it is not looked at. */
export function readCertificate(text: string) {
  return attempt(() => {
    const { publicKey, validFromDate, validToDate } = new X509Certificate(text);
    const key = strong(publicKey);
    return key && { key, from: validFromDate.getTime(), until: validToDate.getTime() };
  });
}

/**
 * The points of Ed25519 whose order is 8 or less, by their y in hex, little-endian and without the sign, in every spelling:
 * by such a key anybody can sign. Some versions of OpenSSL take them: https://www.rfc-editor.org/rfc/rfc8032#section-8.9
 */
const lowOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

function strong(key: PublicKey): PublicKey | undefined {
  return isShort(key) || isLowOrder(key) ? undefined : key;
}

function isShort(key: PublicKey): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < leastRsaBits;
}

function isLowOrder(key: PublicKey): boolean {
  if (key.asymmetricKeyType !== 'ed25519') return false;
  const point = Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url');
  const y = Buffer.from(point.map((byte, at) => (at === 31 ? byte & 0x7f : byte)));
  return lowOrder.has(y.toString('hex'));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
