import { strictlyEncoded } from '../../content/percent-encoding.ts';
import { tooLarge, unprovenForm } from '../../content/unproven.ts';
import type { Message } from '../claim.ts';
import { isRejection, type Rejection, reject } from '../verdict.ts';

const start = Buffer.from('payload=');

/**
 * What is signed of a form that is the field `payload` and nothing else: the JSON in it, decoded. A second field would be covered
 * by nothing.
 */
export function formPayload(body: Uint8Array): Message | Rejection {
  const fields = isForm(body) ? unprovenForm(body) : undefined;
  if (fields === tooLarge) return reject('form_too_large');
  const [payload, ...more] = (fields?.size === 1 && fields.get('payload')) || [];
  return payload === undefined || more.length > 0 ? reject('body_malformed') : [payload];
}

/**
 * What is signed by a sender that writes either such a form or the JSON itself, which never begins like one. Of the ways to
 * write a form only that of Go is taken, so that no byte can change: https://pkg.go.dev/net/url#QueryEscape
 */
export function jsonOrPayload(body: Uint8Array): Message | Rejection {
  if (!isForm(body)) return [body];
  const signed = formPayload(body);
  if (isRejection(signed)) return signed;
  const [payload] = signed;
  return Buffer.from(`payload=${escapedByGo(String(payload))}`).equals(body)
    ? signed
    : reject('body_malformed');
}

function isForm(body: Uint8Array): boolean {
  return Buffer.from(body.subarray(0, start.length)).equals(start);
}

function escapedByGo(text: string): string {
  return strictlyEncoded(text).replaceAll('%20', '+');
}
