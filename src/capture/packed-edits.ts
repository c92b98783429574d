import { decodeUtf8 } from '../domain/content/content.ts';
import { type Edit, edited } from './edit.ts';
import type { Replacing, Spot } from './replacing.ts';
import { wellFormed } from './scrambled.ts';
import { jwtShape } from './secret-shapes.ts';

const shortest = 16;
const base64 = /^[A-Za-z\d+/_-]+={0,2}$/;

/**
 * What gives way in a text that is packed into a value: in base64, alone or behind the name of a scheme, or as the payload of a
 * JSON Web Token, whose signature goes.
 * @returns nothing where there is none
 */
export function packedEdits(value: string, spot: Spot, by: Replacing): readonly Edit[] | undefined {
  const [, scheme = ''] = /^((?:Bearer|Basic|JWT|Token) +)/i.exec(value) ?? [];
  const own = value.slice(scheme.length);
  const packed = tokenPacked(own, spot, by) ?? basePacked(own, spot, by);
  if (packed === undefined) return undefined;
  const { text, edits } = packed;
  return edits.map((edit, at) =>
    // one part of the value for all that is replaced in it, each with its own path
    at === 0
      ? { ...edit, start: scheme.length, end: value.length, text }
      : { ...edit, start: value.length, end: value.length, text: '' },
  );
}

interface Packed {
  readonly text: string;
  readonly edits: readonly Edit[];
}

function tokenPacked(value: string, spot: Spot, by: Replacing): Packed | undefined {
  const [, header = '', payload = '', signature = ''] = jwtShape.exec(value) ?? [];
  const json = header === '' ? undefined : unpacked(payload);
  if (json === undefined) return undefined;
  const edits = by.document(json, spot);
  const { path } = spot;
  const text = [
    header,
    Buffer.from(edited(json, edits)).toString('base64url'),
    signature && wellFormed(by.substitutes.of('secret', signature)),
  ].join('.');
  // what nobody signed stays so
  if (signature === '') return { text, edits };
  return { text, edits: [...edits, { start: 0, end: 0, text: '', kind: 'secret', path }] };
}

function basePacked(value: string, spot: Spot, by: Replacing): Packed | undefined {
  const compact = value.replaceAll(/\r?\n/g, '');
  const inner = compact.length >= shortest && base64.test(compact) ? unpacked(compact) : undefined;
  if (inner === undefined) return undefined;
  const isStructure = /^\s*[[{<]/.test(inner);
  const edits = isStructure ? by.document(inner, spot) : by.value(inner, spot);
  if (edits.length === 0) return isStructure ? { text: value, edits: [] } : undefined;
  return { text: wrappedLike(value, packedLike(compact, edited(inner, edits))), edits };
}

/** @returns nothing where it is no text: a word of English may be base64 of some bytes */
function unpacked(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64');
  const inner = decodeUtf8(bytes);
  return inner !== undefined &&
    inner !== '' &&
    !/[^\P{Cc}\s]/u.test(inner) &&
    bytes.toString('base64url') === urlSafe(text)
    ? inner
    : undefined;
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** In the same alphabet, padded where that was. */
function packedLike(like: string, text: string): string {
  const padded = Buffer.from(text).toString('base64');
  const isPadded = like.includes('=') || like.length % 4 === 0;
  const written = isPadded && !/[-_]/.test(like) ? padded : padded.replace(/=+$/, '');
  return /[-_]/.test(like) || !isPadded ? urlSafe(written) : written;
}

/** In lines as long. */
function wrappedLike(like: string, text: string): string {
  const [end] = /\r?\n/.exec(like) ?? [];
  if (end === undefined) return text;
  const lines = text.match(new RegExp(`.{1,${like.indexOf(end)}}`, 'g')) ?? [];
  return lines.join(end);
}
