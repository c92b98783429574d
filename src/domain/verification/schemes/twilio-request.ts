import { type Content, readBody, readForm } from '../../content/content.ts';
import { isForm } from '../../content/form.ts';
import { unprovenForm } from '../../content/unproven.ts';
import type { Delivery } from '../../delivery.ts';
import { header } from '../carriers.ts';
import type { Message } from '../claim.ts';
import type { CredentialForm } from '../credential.ts';
import { sha256Hex } from '../crypto.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { queryOf } from '../signed-url.ts';
import { type Rejection, reject } from '../verdict.ts';
import { beyondConfigured } from './configured-query.ts';
import { hmac } from './hmac.ts';
import { signedForm } from './twilio-form.ts';
import { urlSpellings } from './url-spellings.ts';

/**
 * Twilio signs the URL, and with it the body in one of two ways: a form field by field, anything else by the
 * `bodySHA256` that it adds at the end of the query. A body that neither covers proves nothing.
 *
 * URL and fields are signed as one text, so where the URL ends must be known from elsewhere, or what stood in the form
 * could come again in the query: docs/adr/0012-a-signed-body-is-read-by-what-it-is.md.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioRequest(credential: CredentialForm): Scheme {
  return hmac({
    digest: 'sha1',
    encoding: 'base64',
    at: header('x-twilio-signature'),
    credential,
    signsUrl: true,
    message(request) {
      const fields = signedFields(request);
      if (typeof fields !== 'string') return fields;
      const [url, ...otherUrls] = urlSpellings(request.url, request.publicUrl);
      return { oneOf: [[url, fields], ...otherUrls.map((other): Message => [other, fields])] };
    },
    beforeSigning: asTwilioSends,
  });
}

/** What was proven is what is read: the fields where they were signed, the body where its hash was. */
export function twilioContent(delivery: Delivery): Content {
  const { rawQuery, body } = delivery;
  if (saysAllInQuery(delivery)) return readForm(rawQuery);
  const fields = isSignedByField(delivery) ? unprovenForm(body) : undefined;
  return typeof fields === 'object' ? { kind: 'form', fields } : readBody(body);
}

/** What is signed behind the URL. */
function signedFields(request: Signable): string | Rejection {
  const { method, rawQuery, headers, body } = request;
  const { hash } = splitBodyHash(rawQuery);
  if (hash !== undefined && hash !== sha256Hex(body)) return reject('body_hash_mismatch');
  const byField = isSignedByField(request);
  // the content type may refuse, and never choose: how the body is read does not depend on it
  if (byField && !(method === 'POST' && isForm(headers.get('content-type'))))
    return reject('body_not_signed');
  if (!isQueryKnown(request)) return reject('query_not_configured');
  return byField ? signedForm(body) : '';
}

type Sent = Pick<Delivery, 'method' | 'rawQuery' | 'body'>;

function isSignedByField({ rawQuery, body }: Sent): boolean {
  return body.length > 0 && splitBodyHash(rawQuery).hash === undefined;
}

function saysAllInQuery({ method, body }: Sent): boolean {
  return method === 'GET' && body.length === 0;
}

/** The configured query and no more; behind it, in a GET, the fields. */
function isQueryKnown(request: Signable): boolean {
  const { rawQuery, publicUrl } = request;
  const beyond = beyondConfigured(splitBodyHash(rawQuery).query, queryOf(publicUrl));
  return beyond === '' || (beyond !== undefined && publicUrl !== undefined && saysAllInQuery(request));
}

/** The last parameter is the only one that Twilio adds. Whether it is a hash at all, the comparison with one tells. */
function splitBodyHash(rawQuery: string): { readonly query: string; readonly hash?: string } {
  const name = 'bodySHA256=';
  const at = rawQuery.lastIndexOf('&');
  const last = rawQuery.slice(at + 1);
  if (!last.startsWith(name)) return { query: rawQuery };
  return { query: rawQuery.slice(0, Math.max(0, at)), hash: last.slice(name.length) };
}

function asTwilioSends(request: Signable): Signable {
  const query = request.rawQuery === '' ? queryOf(request.publicUrl) : request.rawQuery;
  const isSignedByHash = request.body.length > 0 && !isForm(request.headers.get('content-type'));
  const hash = isSignedByHash ? `bodySHA256=${sha256Hex(request.body)}` : '';
  const rawQuery = [query, hash].filter((part) => part !== '').join('&');
  const base = request.url.replace(/[?].*$/s, '');
  return { ...request, rawQuery, url: rawQuery === '' ? base : `${base}?${rawQuery}` };
}
