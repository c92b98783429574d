import { type Content, readBody } from '../../content/content.ts';
import { unprovenForm } from '../../content/unproven.ts';
import type { Answer } from '../../outcome.ts';
import { formField } from '../body-carriers.ts';
import { query } from '../carriers.ts';
import { fields, hashedKey, text } from '../credential-forms.ts';
import type { Challenge } from '../handshake.ts';
import type { Layout } from '../layouts.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { reject } from '../verdict.ts';
import { hmac } from './hmac.ts';

const stored = fields({
  privateKey: hashedKey('sha1', { means: 'the private key of the API' }),
  publicKey: text({ means: 'the public key of the API' }),
});

/** `<public key>|<signature>&…`, one by each key of the merchant. Which of them is ours, the private key tells. */
const pairs: Layout = {
  read(written) {
    const all = written.split('&').map((pair) => /^[^|,]+\|([^|,]+)$/.exec(pair)?.[1]);
    const [first, ...more] = all.filter((one) => one !== undefined);
    return first !== undefined && more.length === all.length - 1
      ? [first, ...more]
      : reject('signature_malformed');
  },
  write: (signature) => `sallyport|${signature}`,
};

const payloadField = formField('bt_payload');
const encoded = /^[A-Za-z0-9+/=\n]+$/;
const challenged = /^[a-f0-9]{20,32}$/;

/**
 * A form with an XML text in base64, which is signed as it is written, or with one more line end.
 * https://github.com/braintree/braintree_node/blob/master/lib/braintree/webhook_notification_gateway.js
 */
export function braintreeNotification(): Scheme {
  return hmac({
    digest: 'sha1',
    encoding: 'hex',
    at: formField('bt_signature'),
    layout: pairs,
    credential: stored.privateKey,
    message(request) {
      const payload = payloadField.read(request) ?? '';
      // whoever asks has a challenge signed with the same key: what could be one is no payload
      if (!encoded.test(payload) || challenged.test(payload)) return reject('body_malformed');
      return { oneOf: [[payload], [payload, '\n']] };
    },
  });
}

/** The XML that is signed, and nothing else that stands in the form. */
export function braintreeContent({ body }: { readonly body: Uint8Array }): Content {
  const form = unprovenForm(body);
  const payload = typeof form === 'object' ? form.get('bt_payload')?.[0] : undefined;
  return readBody(payload === undefined ? body : Buffer.from(payload, 'base64'));
}

/** https://developer.paypal.com/braintree/docs/guides/webhooks/create */
export function braintreeChallenge(request: Signable): Challenge | undefined {
  const challenge = request.method === 'GET' ? query('bt_challenge').read(request) : undefined;
  if (challenge === undefined) return undefined;
  return {
    kind: 'mac',
    challenge,
    shape: challenged,
    digest: 'sha1',
    encoding: 'hex',
    beside: stored.publicKey,
    answer: (mac, publicKey): Answer => ({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      body: `${publicKey}|${mac}`,
    }),
  };
}
