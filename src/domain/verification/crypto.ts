import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type Hash,
  type Hmac,
  type JsonWebKey,
  type KeyObject,
  type SigningOptions,
  sign,
  timingSafeEqual,
  verify,
  X509Certificate,
} from 'node:crypto';
import { isWeak } from './key-strength.ts';

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
  return finished(hmac);
}

/** By way of a text of single bytes: the buffer that a digest makes of itself costs a tenth of the MAC of a small body. */
function finished(digest: Hash | Hmac): Uint8Array {
  return Buffer.from(digest.digest('binary'), 'latin1');
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

/** A hash of the pieces, one after the other: no proof of anything, unless a secret is one of them. */
export function hash(digest: Digest, pieces: readonly Piece[]): Uint8Array {
  return finished(hashing(digest, pieces));
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(...pieces: readonly Piece[]): string {
  return hashing('sha256', pieces).digest('hex');
}

function hashing(digest: Digest, pieces: readonly Piece[]): Hash {
  const hash = createHash(digest);
  for (const piece of pieces) hash.update(piece);
  return hash;
}

/** Compares without telling by its duration where the difference is. Different lengths are unequal. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Constant-time comparison of two texts of any length. */
export function equalText(a: Piece, b: Piece): boolean {
  return equalBytes(hash('sha256', [a]), hash('sha256', [b]));
}

/**
 * Ed25519 (RFC 8032), RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017), and ECDSA by the curve P-256 (FIPS 186-5), whose two numbers are
 * written in DER or, `raw`, one behind the other.
 */
export type Algorithm =
  | 'ed25519'
  | 'rsa-sha1'
  | 'rsa-sha256'
  | 'rsa-sha512'
  | 'rsa-pss-sha256'
  | 'ecdsa-p256-sha256'
  | 'ecdsa-p256-sha256-raw';

/** What keys it takes, and how they sign with it. */
interface Method {
  readonly kind: KeyKind;
  readonly digest: string | null;
  readonly options?: SigningOptions;
}

/** A family of keys. */
export type KeyKind = 'ed25519' | 'rsa' | 'ec';

const algorithms: Readonly<Record<Algorithm, Method>> = {
  ed25519: { kind: 'ed25519', digest: null },
  'rsa-sha1': { kind: 'rsa', digest: 'sha1' },
  'rsa-sha256': { kind: 'rsa', digest: 'sha256' },
  'rsa-sha512': { kind: 'rsa', digest: 'sha512' },
  'rsa-pss-sha256': { kind: 'rsa', digest: 'sha256', options: { padding: constants.RSA_PKCS1_PSS_PADDING } },
  'ecdsa-p256-sha256': { kind: 'ec', digest: 'sha256', options: { dsaEncoding: 'der' } },
  'ecdsa-p256-sha256-raw': { kind: 'ec', digest: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
};

export function keyKindOf(algorithm: Algorithm): KeyKind {
  return algorithms[algorithm].kind;
}

export type PublicKey = KeyObject;

export type PrivateKey = KeyObject;

export function isKeyFor(algorithm: Algorithm, key: PublicKey): boolean {
  const { kind } = algorithms[algorithm];
  return key.asymmetricKeyType === kind && (kind !== 'ec' || isOnP256(key));
}

function isOnP256(key: PublicKey): boolean {
  return key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

/** Whether a key can have made a signature over the pieces. A key of another kind has made none. */
export function verifiesWith(
  algorithm: Algorithm,
  key: PublicKey,
  pieces: readonly Piece[],
  signature: Uint8Array,
): boolean {
  if (!isKeyFor(algorithm, key)) return false;
  const { digest, options } = algorithms[algorithm];
  return verify(digest, joined(pieces), { key, ...options }, signature);
}

/** @throws {TypeError} with a key of another kind */
export function signedWith(algorithm: Algorithm, key: PrivateKey, pieces: readonly Piece[]): Uint8Array {
  if (!isKeyFor(algorithm, key)) throw new TypeError(`this key cannot sign by ${algorithm}`);
  const { digest, options } = algorithms[algorithm];
  return sign(digest, joined(pieces), { key, ...options });
}

function joined(pieces: readonly Piece[]): Uint8Array {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

/** A private key as PKCS #8 in PEM, with which only we sign: a sender's never comes here. */
export function readPrivatePem(text: string): PrivateKey | undefined {
  return attempt(() => createPrivateKey(text));
}

/**
 * A public key as PEM, in a SubjectPublicKeyInfo or, of RSA, in PKCS #1.
 * @returns nothing for anything else or more, a private key too, and for a key that proves nothing
 */
export function readPem(text: string): PublicKey | undefined {
  const isOne = /^-----BEGIN ((?:RSA )?PUBLIC KEY)-----[^-]+-----END \1-----\s*$/.test(text);
  return isOne ? attempt(() => strong(createPublicKey(text))) : undefined;
}

/** A public key as the base64 of its SubjectPublicKeyInfo (RFC 5280): a PEM without its first and last line. */
export function readSpki(bytes: Uint8Array): PublicKey | undefined {
  return attempt(() => strong(createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' })));
}

/** A public key as JWK (RFC 7517). Whoever published the private half too has let everybody sign. */
export function readJwk(jwk: object): PublicKey | undefined {
  if ('d' in jwk) return undefined;
  return attempt(() => strong(createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })));
}

/** As `readPem`, `readSpki` and `readJwk` read it. */
export function writePem(key: PublicKey): string {
  return String(key.export({ format: 'pem', type: 'spki' }));
}

export function writeSpki(key: PublicKey): Uint8Array {
  return key.export({ format: 'der', type: 'spki' });
}

export function writeJwk(key: PublicKey): object {
  return key.export({ format: 'jwk' });
}

/** The key of an X.509 certificate as PEM, and when it may be used, epoch ms. Who issued it is not looked at. */
export function readCertificate(text: string) {
  return attempt(() => {
    const { publicKey, validFromDate, validToDate } = new X509Certificate(text);
    const key = strong(publicKey);
    return key && { key, from: validFromDate.getTime(), until: validToDate.getTime() };
  });
}

/** @returns nothing for a key by which others than its owner can sign */
function strong(key: PublicKey): PublicKey | undefined {
  const isEd25519 = key.asymmetricKeyType === 'ed25519';
  return isWeak({
    rsaBits: key.asymmetricKeyDetails?.modulusLength,
    ed25519: isEd25519 ? Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url') : undefined,
  })
    ? undefined
    : key;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
