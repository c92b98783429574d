import { type Digest, digestBytes } from '../../domain/verification/crypto.ts';
import type { Encoding } from '../../domain/verification/encoding.ts';

/** What may be a signature in a text, however strictly its sender reads one. */
export interface Written {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** What stands before it in the text, and behind it. */
  readonly before: string;
  readonly after: string;
}

const runs = /[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** @param lengths in bytes that a signature may have */
export function* signaturesIn(value: string, lengths: readonly number[]): Iterable<Written> {
  for (const { 0: text, index } of value.matchAll(runs)) {
    const found = decodedOf(text, lengths);
    if (found)
      yield { ...found, text, before: value.slice(0, index), after: value.slice(index + text.length) };
  }
}

/** Hexadecimal digits in either case, and both alphabets of base64 with padding or without. */
export function decodedOf(text: string, lengths: readonly number[]) {
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(text);
  if (isHex && lengths.includes(text.length / 2))
    return { bytes: Buffer.from(text, 'hex'), encoding: 'hex' as const };
  const bare = text.replace(/(?<!=)=+$/, '');
  const bytes = Buffer.from(bare, 'base64');
  if (!lengths.includes(bytes.length) || bare.length !== Math.ceil((bytes.length * 4) / 3)) return undefined;
  return {
    bytes,
    encoding: /[-_]/.test(text) || bare === text ? ('base64url' as const) : ('base64' as const),
  };
}

/** What may be an HMAC, and by which digest: each is of another length. */
export function* macsIn(value: string): Iterable<Written & { readonly digest: Digest }> {
  for (const written of signaturesIn(value, Object.values(digestBytes)))
    for (const digest of digests)
      if (digestBytes[digest] === written.bytes.length) yield { ...written, digest };
}

const digests = Object.keys(digestBytes) as readonly Digest[];

/** `SHA-256` */
export function digestName(digest: Digest): string {
  return digest === 'md5' ? 'MD5' : `SHA-${digest.slice(3)}`;
}

/** Whether a header by this name may hold a signature. */
export function speaksOfSignature(name: string): boolean {
  return /sign|hmac|hub|digest|hash|token|auth|(?:^|[-_])(?:sig|mac)(?:[-_]|$)/.test(name);
}
