import { tooLarge, unprovenForm } from '../../content/unproven.ts';
import type { Message } from '../claim.ts';
import { type Rejection, reject } from '../verdict.ts';

/**
 * What is signed by a sender that can put its JSON into the field `payload` of a form: the JSON. A body that begins with that
 * field is such a form, and any other is signed as it is. A second field would be covered by nothing.
 */
export function jsonOrPayload(body: Uint8Array): Message | Rejection {
  if (!Buffer.from(body.subarray(0, start.length)).equals(start)) return [body];
  const fields = unprovenForm(body);
  if (fields === tooLarge) return reject('form_too_large');
  const [payload, ...more] = fields?.get('payload') ?? [];
  if (payload === undefined || more.length > 0) return reject('body_malformed');
  return isWrittenByGo(body, payload) ? [payload] : reject('body_malformed');
}

const start = Buffer.from('payload=');

/** Of the ways to write one field only that of Go, so that no byte can change: https://pkg.go.dev/net/url#QueryEscape */
function isWrittenByGo(body: Uint8Array, payload: string): boolean {
  const escaped = encodeURIComponent(payload)
    .replaceAll('%20', '+')
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return Buffer.from(`payload=${escaped}`).equals(body);
}
