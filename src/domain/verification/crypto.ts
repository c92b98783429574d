import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The only file that knows cryptography. */

export type Digest = 'sha1' | 'sha256' | 'sha512';

/** Text is signed as UTF-8. */
export type Piece = string | Uint8Array;

export const digestBytes: Readonly<Record<Digest, number>> = { sha1: 20, sha256: 32, sha512: 64 };

/** HMAC (RFC 2104) over the pieces, one after the other, without copying them together. */
export function mac(digest: Digest, key: string | Uint8Array, pieces: readonly Piece[]): Uint8Array {
  const hmac = createHmac(digest, key);
  for (const piece of pieces) hmac.update(piece);
  return hmac.digest();
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
export function equalText(a: string, b: string): boolean {
  return equalBytes(Buffer.from(sha256Hex(a)), Buffer.from(sha256Hex(b)));
}
