import { type Encoding, encode } from '../../domain/verification/encoding.ts';
import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { type HeaderCause, mended, passOn } from './mended.ts';
import type { Shape } from './shape.ts';
import { decodedOf, signaturesIn } from './written-signatures.ts';

/** The bytes of a signature, written in another way than its sender's. */
export function* encodings(trial: Trial, { name, encoding, bytes, kind }: Shape): Iterable<Variant> {
  const value = trial.request.headers.get(name);
  if (!value || encoding === undefined || kind === 'token') return;
  let changed = value;
  let cause: HeaderCause | undefined;
  for (const written of signaturesIn(value, [bytes, encode(new Uint8Array(bytes), encoding).length])) {
    // the text of a signature, encoded as if it were bytes
    const inner = decodedOf(Buffer.from(written.bytes).toString('latin1'), [bytes]);
    const text = encode(inner?.bytes ?? written.bytes, encoding);
    if (text === written.text) continue;
    changed = changed.replace(written.text, text);
    cause ??= inner ? encodedTwice : causeOf(written.text, written.encoding, encoding);
  }
  if (cause) yield* mended(trial, new Map([[name, changed]]), cause);
}

/** The same where nothing says how its sender writes it, since only that one can sign. */
export function* otherAlphabets(trial: Trial): Iterable<Variant> {
  const lengths = [64, 70, 71, 72, 256, 512];
  for (const [name, value] of trial.request.headers)
    for (const { text, bytes, encoding } of signaturesIn(value, lengths))
      for (const to of ['hex', 'base64', 'base64url'] as const) {
        const other = encode(bytes, to);
        if (other !== text)
          yield* mended(trial, new Map([[name, value.replace(text, other)]]), causeOf(text, encoding, to));
      }
}

/** User and password as they are, where they stand in base64. */
export function* notEncoded(trial: Trial, { name, before, encoding, kind }: Shape): Iterable<Variant> {
  const value = trial.request.headers.get(name);
  if (!value || kind !== 'token' || encoding === undefined) return;
  const bare = value.replace(/^basic\s+/i, '');
  if (!bare.includes(':')) return;
  yield* mended(trial, new Map([[name, before + encode(Buffer.from(bare), encoding)]]), {
    id: 'basic_not_encoded',
    came: 'holds user and password as they are, and they stand in base64 there',
    cure: 'let the sender write them as basic authentication does: in base64, behind `Basic`',
  });
}

function causeOf(text: string, from: Encoding, to: Encoding): HeaderCause {
  if (from === to && from === 'hex') return upperCase;
  if (text.replace(/(?<!=)=+$/, '') === text ? isOnlyPadding(text, to) : to === 'base64url') return padding;
  const shown = /[-_]/.test(text) ? 'base64url' : from === 'hex' ? 'hex' : 'base64';
  return {
    id: `header_in_${shown}`,
    came: `came with its signature in ${names[shown]}, and its sender writes it in ${names[to]}`,
    cure: `hand the signature on in ${names[to]}, as it came`,
  };
}

function isOnlyPadding(text: string, to: Encoding): boolean {
  return to === 'base64' && !/[-_]/.test(text) && !/^[0-9a-f]+$/i.test(text);
}

const names: Readonly<Record<Encoding, string>> = {
  hex: 'hexadecimal digits',
  base64: 'base64',
  base64url: 'base64url',
};

const upperCase: HeaderCause = {
  id: 'header_upper_case',
  came: 'came with its hexadecimal digits in upper case, and its sender writes them in lower case',
  cure: passOn,
};

const padding: HeaderCause = {
  id: 'header_padding',
  came: 'came with another padding (=) behind its base64 than its sender writes',
  cure: passOn,
};

const encodedTwice: HeaderCause = {
  id: 'header_encoded_twice',
  came: 'came with the text of its signature encoded once more',
  cure: 'encode the bytes of the signature, and not its text',
};
