import { decodeUtf8 } from '../../content/content.ts';
import { parseForm } from '../../content/form.ts';
import { type Rejection, reject } from '../verdict.ts';

/**
 * Far above what Twilio sends, far below what costs: the largest payload that it documents is 1 MB
 * (https://www.twilio.com/docs/api/errors/17564), and a call or a message has some dozens of fields.
 */
const most = { bytes: 1_048_576, pairs: 1_000, nameBytes: 256 };

const ampersand = 0x26;
const equals = 0x3d;

/** The text of a form as Twilio signs it: names in order of their code units, each with its distinct values in order, nothing in between. */
export function signedForm(body: Uint8Array): string | Rejection {
  if (isTooLarge(body)) return reject('form_too_large');
  const text = decodeUtf8(body);
  // Twilio always writes `name=`: without its `=`, `a&b` would be signed like `a=b`
  if (text === undefined || text.split('&').some((pair) => !pair.includes('=')))
    return reject('body_malformed');
  const fields = parseForm(text);
  if (!fields) return reject('body_malformed');
  const names = [...fields.keys()].sort();
  const signed = names
    .flatMap((name) => [...new Set(fields.get(name))].sort().map((value) => name + value))
    .join('');
  return isRestOfUrl(signed) ? reject('body_malformed') : signed;
}

/** No name begins with a mark. `?a=1`, `&a=1`, `/other` or `-other` is what a longer URL that was signed ends with. */
function isRestOfUrl(signed: string): boolean {
  return /^(?:[!-/:-@[-`{-~]|$)/.test(signed);
}

/** One pass over the bytes, before anything is made of them: nobody has proven anything yet. */
export function isTooLarge(body: Uint8Array): boolean {
  if (body.length > most.bytes) return true;
  let pairs = 1;
  let nameStart = 0;
  let inName = true;
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === ampersand) {
      pairs += 1;
      nameStart = at + 1;
      inName = true;
      if (pairs > most.pairs) return true;
    } else if (body[at] === equals) {
      inName = false;
    } else if (inName && at - nameStart >= most.nameBytes) {
      return true;
    }
  }
  return false;
}
