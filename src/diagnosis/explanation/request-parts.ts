import { printableText } from '../../domain/content/printable.ts';
import { type Digest, hash } from '../../domain/verification/crypto.ts';
import { encode } from '../../domain/verification/encoding.ts';
import type { Scheme, Signable } from '../../domain/verification/scheme.ts';
import { digestNames } from './proof-words.ts';

/** A part of a request, and what it is called. */
export interface Part {
  readonly what: string;
  readonly text: string;
}

/** What a sender signs as a whole, the likeliest name first. */
export function partsOf(request: Signable, scheme: Scheme, asked: readonly string[]): readonly Part[] {
  const { method, url, publicUrl, rawQuery, headers } = request;
  const parts: readonly (readonly [string, string | undefined])[] = [
    ...asked.map((name) => [`the value of ${printableText(name, 80)}`, headers.get(name)] as const),
    ['the URL', url],
    ['the URL as it is configured', publicUrl],
    ['the URL without its query', url.replace(/[?].*$/s, '')],
    ['the path and the query', url.replace(/^[^:]*:\/\/[^/?]*/, '')],
    ['the path', url.replace(/^[^:]*:\/\/[^/?]*/, '').replace(/[?].*$/s, '')],
    ['the host', url.replace(/^[^:]*:\/\//, '').replace(/[/?].*$/s, '')],
    ['the query', rawQuery],
    ['the method', method],
    ['the method in small letters', method.toLowerCase()],
    ...timesOf(request, scheme),
  ];
  return parts.flatMap(([what, text]) => (text ? [{ what, text }] : []));
}

/** As seconds, as milliseconds, and as a date: that of a list of signatures is a header's only in part. */
function timesOf(request: Signable, { time }: Scheme): readonly (readonly [string, string])[] {
  const at = time?.of(request);
  if (at === undefined) return [];
  const date = new Date(at).toISOString();
  const texts = [String(Math.floor(at / 1000)), String(at), date, date.slice(0, 19), `${date.slice(0, 19)}Z`];
  return texts.map((text) => ['the time at which it says that it was signed', text]);
}

const digests: readonly Digest[] = ['sha256', 'sha1', 'md5', 'sha512'];

/** @returns what it is where it is a hash of the body */
export function bodyHash(text: string, body: Uint8Array): string | undefined {
  for (const digest of digests)
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const name = `the ${digestNames[digest]} of the body, in ${encoding}`;
      const hashed = encode(hash(digest, []), encoding);
      if (hashed.length === text.length && encode(hash(digest, [body]), encoding) === text) return name;
    }
  return undefined;
}
