import { header } from '../carriers.ts';
import type { CredentialForm } from '../credential.ts';
import { base64Key } from '../credential-forms.ts';
import { type Layout, spacedList } from '../layouts.ts';
import type { Scheme } from '../scheme.ts';
import { reject } from '../verdict.ts';
import { hmac } from './hmac.ts';

/**
 * The scheme that many senders share: id, time and body, signed with a key that is stored as `whsec_` and base64.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @param prefix of its three headers: `webhook`, or `svix` where the sender uses that service
 * @param credential where not every key in base64 can be one of this sender's, or the key is another thing
 * @param layout where a sender joins its signatures in another way
 */
export function standardWebhooks(
  prefix: 'webhook' | 'svix' = 'webhook',
  credential: CredentialForm = base64Key('whsec_'),
  layout: Layout = spacedList('v1,'),
): Scheme {
  const id = header(`${prefix}-id`);
  return hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header(`${prefix}-signature`),
    layout,
    time: { at: header(`${prefix}-timestamp`), unit: 's' },
    credential,
    message(request, time) {
      const named = id.read(request) ?? '';
      // the specification allows none: behind one, what a body begins with could pass for the end of an id
      return named.includes('.') ? reject('signature_malformed') : [named, '.', time, '.', request.body];
    },
  });
}
