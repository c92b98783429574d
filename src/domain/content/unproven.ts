import { decodeUtf8, type JsonContent, readBody } from './content.ts';
import { type FormFields, parseForm } from './form.ts';

/**
 * What must be read of a body before it is proven, since a sender signs a form field by field, or writes its signature
 * into the JSON. Here and nowhere else: total, linear, bounded, and once, so that what was proven is what is used.
 *
 * The bounds are far above what such senders send and far below what costs: the largest payload of Twilio's is 1 MB
 * (https://www.twilio.com/docs/api/errors/17564), of SNS's 256 kB, and a call or a message has some dozens of fields.
 */
const most = { bytes: 1_048_576, pairs: 1_000, nameBytes: 256 };

/** More than any such sender sends: it was not read. */
export const tooLarge = Symbol('too large to be read before it is proven');

const ampersand = 0x26;
const equals = 0x3d;

const forms = new WeakMap<Uint8Array, FormFields | typeof tooLarge | undefined>();

/** The fields of a form. @returns nothing where it is not a form of percent-encoded UTF-8 */
export function unprovenForm(body: Uint8Array): FormFields | typeof tooLarge | undefined {
  if (!forms.has(body)) forms.set(body, readForm(body));
  return forms.get(body);
}

/** A JSON text and its value. @returns nothing where it is not JSON, or too large */
export function unprovenJson(body: Uint8Array): JsonContent | undefined {
  const content = body.length > most.bytes ? undefined : readBody(body);
  return content?.kind === 'json' ? content : undefined;
}

function readForm(body: Uint8Array): FormFields | typeof tooLarge | undefined {
  if (isTooLarge(body)) return tooLarge;
  const text = decodeUtf8(body);
  return text === undefined ? undefined : parseForm(text);
}

/** One pass over the bytes, before anything is made of them. */
function isTooLarge(body: Uint8Array): boolean {
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
