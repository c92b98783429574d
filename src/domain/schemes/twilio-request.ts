import { decodeUtf8 } from '../content.ts';
import { sha256Hex } from '../crypto.ts';
import { isForm, parseForm } from '../form.ts';
import { type Rejection, reject } from '../verdict.ts';
import { hmac, type Message } from './hmac.ts';
import type { Scheme, Signable } from './scheme.ts';
import { prefixed } from './signature-header.ts';

/**
 * Twilio signs the URL, and with it the body in one of two ways: a form field by field, anything else by the
 * `bodySHA256` that it adds to the query. A body that neither covers proves nothing.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioRequest(): Scheme {
  return hmac({
    digest: 'sha1',
    encoding: 'base64',
    header: prefixed('x-twilio-signature', ''),
    signsUrl: true,
    messages(request) {
      const fields = signedFields(request);
      if (typeof fields !== 'string') return fields;
      const [url, ...otherUrls] = urlSpellings(request.url);
      return [[url, fields], ...otherUrls.map((other): Message => [other, fields])];
    },
    beforeSigning: addBodyHash,
  });
}

/** What is signed behind the URL. */
function signedFields({ method, rawQuery, headers, body }: Signable): string | Rejection {
  const hash = /(?:^|&)bodySHA256=([^&]*)/.exec(rawQuery)?.[1];
  if (hash !== undefined) return hash === sha256Hex(body) ? '' : reject('body_hash_mismatch');
  if (body.length === 0) return '';
  if (method !== 'POST' || !isForm(headers.get('content-type'))) return reject('body_not_signed');
  return sortedFields(body) ?? reject('body_malformed');
}

/** Names in order of their code units, each with its distinct values in order, nothing in between. */
function sortedFields(body: Uint8Array): string | undefined {
  const text = decodeUtf8(body);
  // Twilio always writes `name=`: without its `=`, `a&b` would be signed like `a=b`
  if (text === undefined || text.split('&').some((pair) => !pair.includes('='))) return undefined;
  const fields = parseForm(text);
  if (!fields) return undefined;
  const names = [...fields.keys()].sort();
  return names.flatMap((name) => [...new Set(fields.get(name))].sort().map((value) => name + value)).join('');
}

/** Twilio signs some URLs with their port and some without: https://github.com/twilio/twilio-node/blob/main/src/webhooks/webhooks.ts */
function urlSpellings(url: string): readonly [string, ...string[]] {
  const origin = /^(https?:\/\/(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:]*))(:\d+)?/;
  const other = url.replace(origin, (_, portless: string, port: string | undefined) =>
    port ? portless : portless + (url.startsWith('http:') ? ':80' : ':443'),
  );
  return [url, other];
}

function addBodyHash(request: Signable): Signable {
  if (request.body.length === 0 || isForm(request.headers.get('content-type'))) return request;
  const hash = `bodySHA256=${sha256Hex(request.body)}`;
  const alone = request.rawQuery === '';
  return {
    ...request,
    rawQuery: alone ? hash : `${request.rawQuery}&${hash}`,
    url: `${request.url}${alone ? '?' : '&'}${hash}`,
  };
}
