import { tooLarge, unprovenForm } from '../../content/unproven.ts';
import { type Rejection, reject } from '../verdict.ts';

/** The text of a form as Twilio signs it: names in order of their code units, each with its distinct values in order, nothing in between. */
export function signedForm(body: Uint8Array): string | Rejection {
  const fields = unprovenForm(body);
  if (fields === tooLarge) return reject('form_too_large');
  // Twilio always writes `name=`: without its `=`, `a&b` would be signed like `a=b`
  if (fields === undefined || !hasEveryEquals(body)) return reject('body_malformed');
  const names = [...fields.keys()].sort();
  const signed = names
    .flatMap((name) => [...new Set(fields.get(name))].sort().map((value) => name + value))
    .join('');
  return isRestOfUrl(signed) ? reject('body_malformed') : signed;
}

/** Bytes that are not text are told from it before: no part of a character of several bytes is a mark. */
export function hasEveryEquals(body: Uint8Array): boolean {
  return Buffer.from(body)
    .toString('latin1')
    .split('&')
    .every((pair) => pair.includes('='));
}

/** No name begins with a mark. `?a=1`, `&a=1`, `/other` or `-other` is what a longer URL that was signed ends with. */
function isRestOfUrl(signed: string): boolean {
  return /^(?:[!-/:-@[-`{-~]|$)/.test(signed);
}
