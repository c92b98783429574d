import { decodeUtf8 } from '../../domain/content/content.ts';
import { parseForm } from '../../domain/content/form.ts';
import { printableText } from '../../domain/content/printable.ts';
import { percentDecoded } from '../../domain/hiding/percent-decoded.ts';
import type { Message } from '../../domain/verification/claim.ts';
import type { Piece } from '../../domain/verification/crypto.ts';
import type { Scheme, Signable } from '../../domain/verification/scheme.ts';
import type { SignedPiece } from '../diagnosis.ts';
import { bodyHash, type Part, partsOf } from './request-parts.ts';

/**
 * What is signed, piece by piece, each called by the part of the request that it is.
 * @param asked the names of the headers that the scheme looks at
 * @param show how a text begins, without secrets
 */
export function signedPieces(
  message: Message,
  request: Signable,
  scheme: Scheme,
  asked: readonly string[],
  show: (text: string) => string,
): readonly SignedPiece[] {
  const pieces: SignedPiece[] = [];
  for (const { what, text, bytes = Buffer.byteLength(text) } of namedIn(message, request, scheme, asked)) {
    if (pieces.length === mostPieces) break;
    pieces.push({ what, text: show(text), bytes });
  }
  return pieces;
}

/** Nobody reads on, and a stranger can write one word a million times. */
const mostPieces = 40;

interface Named extends Part {
  readonly bytes?: number;
}

function* namedIn(
  message: Message,
  request: Signable,
  scheme: Scheme,
  asked: readonly string[],
): Generator<Named> {
  const parts = partsOf(request, scheme, asked);
  for (const piece of message) if (piece.length > 0) yield* named(piece, request, parts);
}

function named(piece: Piece, request: Signable, parts: readonly Part[]): Iterable<Named> {
  const bytes = Buffer.from(piece);
  const text = decodeUtf8(bytes);
  const shown = text ?? bytes.toString('latin1');
  if (bytes.equals(request.body)) return [{ what: 'the body', text: shown, bytes: bytes.length }];
  if (text === undefined) return [{ what: 'bytes made of the request', text: shown, bytes: bytes.length }];
  const whole = parts.find((part) => part.text === text)?.what ?? bodyHash(text, request.body);
  if (whole !== undefined) return [{ what: whole, text }];
  return cut(text, [...bodyOf(request), ...parts.filter((part) => part.text.length >= leastFound)], request);
}

/** What is shorter stands in many a text by chance. */
const leastFound = 4;

function bodyOf({ body }: Signable): readonly Part[] {
  const text = decodeUtf8(body) ?? '';
  return text.length >= leastFound ? [{ what: 'the body', text }] : [];
}

/** A text that was put together of parts, at the largest of them. */
function* cut(text: string, parts: readonly Part[], request: Signable): Generator<Named> {
  const there = parts.filter((part) => text.includes(part.text));
  const found = there.reduce<Part | undefined>(
    (one, other) => (one && one.text.length >= other.text.length ? one : other),
    undefined,
  );
  if (!found) {
    if (text !== '') yield { what: looseName(text, request), text };
    return;
  }
  const at = text.indexOf(found.text);
  yield* cut(text.slice(0, at), there, request);
  yield found;
  yield* cut(text.slice(at + found.text.length), there, request);
}

const signs: Readonly<Record<string, string>> = {
  '.': 'a dot',
  ':': 'a colon',
  ',': 'a comma',
  '|': 'a bar',
  '&': 'an ampersand',
  '\n': 'a line end',
  ' ': 'a space',
};

const longestFixed = 8;

function looseName(text: string, { headers, rawQuery, body }: Signable): string {
  const sign = signs[text];
  if (sign !== undefined) return sign;
  if (text.length <= longestFixed) return 'a fixed text';
  const [name] = [...headers].find(([, value]) => value.includes(text)) ?? [];
  if (name !== undefined) return `a part of the header ${printableText(name, 80)}`;
  if (rawQuery.includes(text) || percentDecoded(rawQuery).includes(text)) return 'a part of the query';
  if (text === fieldsByName(body)) return 'the fields by name, each with its value';
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (bytes.includes(text)) return 'a part of the body';
  return percentDecoded(bytes.toString('latin1')).includes(bytesAsText(text))
    ? 'the value of a field of the form'
    : 'a text made of the request';
}

function fieldsByName(body: Uint8Array): string {
  const fields = parseForm(decodeUtf8(body) ?? '');
  const names = [...(fields?.keys() ?? [])].sort();
  return names.map((name) => name + [...new Set(fields?.get(name))].sort().join('')).join('');
}

function bytesAsText(text: string): string {
  return Buffer.from(text).toString('latin1');
}
