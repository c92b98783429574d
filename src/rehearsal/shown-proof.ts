import type { Claim } from '../domain/verification/claim.ts';
import { type Encoding, encode } from '../domain/verification/encoding.ts';
import { proofsOf } from '../domain/verification/proofs.ts';
import type { Signable } from '../domain/verification/scheme.ts';

const encodings: readonly Encoding[] = ['hex', 'base64', 'base64url'];

/** The request with one character of each of its proofs changed, where it stands. @returns nothing where none is found */
export function withProofChanged(request: Signable, claim: Claim): Signable | undefined {
  const changes = proofsOf(claim)
    .flatMap(spellingsOf)
    .map((shown) => [shown, changedInTheMiddle(shown)] as const);
  const change = (text: string) => changes.reduce((so, [from, to]) => so.replaceAll(from, to), text);
  const body = Buffer.from(request.body);
  const changed = {
    ...request,
    headers: new Map([...request.headers].map(([name, value]) => [name, change(value)])),
    rawQuery: change(request.rawQuery),
    url: change(request.url),
    body: Buffer.from(change(body.toString('latin1')), 'latin1'),
  };
  const isChanged =
    changed.rawQuery !== request.rawQuery ||
    !changed.body.equals(body) ||
    [...request.headers].some(([name, value]) => changed.headers.get(name) !== value);
  return isChanged ? changed : undefined;
}

/** Every way in which a sender writes it, the longest first: one may be the beginning of another. */
function spellingsOf(proof: Uint8Array | string): readonly string[] {
  const bytes = Buffer.from(proof);
  const encoded = encodings.map((encoding) => encode(bytes, encoding));
  const bare = [...encoded, ...(typeof proof === 'string' ? [bytes.toString('latin1')] : [])];
  const all = bare.flatMap((one) => [
    one,
    one.toUpperCase(),
    one.replace(/=+$/, ''),
    encodeURIComponent(one),
  ]);
  return [...new Set(all)].toSorted((a, b) => b.length - a.length);
}

/** Where all bits of a character count, unlike at the end of base64, and what is percent-encoded stays it. */
function changedInTheMiddle(text: string): string {
  const middle = Math.floor(text.length / 2);
  const at = middle + Math.max(0, text.slice(middle).search(/(?<!%|%.)[0-9A-Za-z]/));
  return text.slice(0, at) + anotherOf(text.charAt(at)) + text.slice(at + 1);
}

/** Another digit or letter, as it may stand in hex too. */
export function anotherOf(character: string): string {
  if (/\d/.test(character)) return String((Number(character) + 1) % 10);
  const other = /a/i.test(character) ? 'b' : 'a';
  return /[A-Z]/.test(character) ? other.toUpperCase() : other;
}
