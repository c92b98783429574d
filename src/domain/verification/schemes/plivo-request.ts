import { type Content, readBody } from '../../content/content.ts';
import { type FormFields, parseForm } from '../../content/form.ts';
import { tooLarge, unprovenForm } from '../../content/unproven.ts';
import { header } from '../carriers.ts';
import type { Message } from '../claim.ts';
import type { CredentialForm } from '../credential.ts';
import { sha256Hex } from '../crypto.ts';
import { commaList } from '../layouts.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { queryOf, withQuery } from '../signed-url.ts';
import { type Rejection, reject } from '../verdict.ts';
import { beyondConfigured } from './configured-query.ts';
import { hmac } from './hmac.ts';

const nonceHeader = 'x-plivo-signature-v3-nonce';

/** Without a dot, which is what stands before it. */
const nonceShape = /^[\w-]{1,128}$/;

/**
 * Plivo signs, by the third of its signatures, the URL with its query in order and decoded, the fields of the form in order
 * with nothing between, and a nonce. Where the query ends must be known from elsewhere, or fields could come again in it.
 * https://github.com/plivo/plivo-node/blob/master/lib/utils/v3Security.js
 */
export function plivoRequest(credential: CredentialForm): Scheme {
  return hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-plivo-signature-v3'),
    layout: commaList(),
    credential,
    signsUrl: true,
    message,
    beforeSigning: asPlivoSends,
  });
}

/** What was proven is what is read: the fields, where they were signed. */
export function plivoContent({ body }: Pick<Signable, 'body'>): Content {
  const fields = unprovenForm(body);
  return typeof fields === 'object' ? { kind: 'form', fields } : readBody(body);
}

function message({ url, rawQuery, publicUrl, headers, body }: Signable): Message | Rejection {
  const nonce = headers.get(nonceHeader) ?? '';
  if (!nonceShape.test(nonce)) return reject('signature_malformed');
  const query = parseForm(rawQuery);
  if (!query || beyondConfigured(rawQuery, queryOf(publicUrl)) !== '') return reject('query_not_configured');
  const fields = unprovenForm(body);
  if (fields === tooLarge) return reject('form_too_large');
  if (!fields) return reject('body_malformed');
  const base = withoutQuery(url);
  const mark = query.size > 0 || fields.size > 0 ? '?' : '';
  const dot = query.size > 0 && fields.size > 0 ? '.' : '';
  return [`${base}${mark}${inOrder(query, '=').join('&')}${dot}${inOrder(fields, '').join('')}.${nonce}`];
}

/** Names in order of their code units, each with all of its values in order. */
function inOrder(fields: FormFields, between: string): readonly string[] {
  const names = [...fields.keys()].sort();
  return names.flatMap((name) =>
    [...(fields.get(name) as readonly string[])].sort().map((value) => name + between + value),
  );
}

function asPlivoSends(request: Signable): Signable {
  const rawQuery = request.rawQuery || queryOf(request.publicUrl);
  const nonce = sha256Hex(request.body).slice(0, 20);
  return {
    ...request,
    rawQuery,
    url: withQuery(withoutQuery(request.url), rawQuery),
    headers: new Map([[nonceHeader, nonce], ...request.headers]),
  };
}

function withoutQuery(url: string): string {
  return url.replace(/[?].*$/s, '');
}
