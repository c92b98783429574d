import { header } from '../carriers.ts';
import { base64Key } from '../credential-forms.ts';
import { spacedList } from '../layouts.ts';
import type { Scheme } from '../scheme.ts';
import { hmac } from './hmac.ts';

/**
 * The scheme that many senders share: id, time and body, signed with a key that is stored as `whsec_` and base64.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @param prefix of its three headers: `webhook`, or `svix` where the sender uses that service
 */
export function standardWebhooks(prefix: 'webhook' | 'svix' = 'webhook'): Scheme {
  const id = header(`${prefix}-id`);
  return hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header(`${prefix}-signature`),
    layout: spacedList('v1,'),
    time: { at: header(`${prefix}-timestamp`), unit: 's' },
    credential: base64Key('whsec_'),
    message: (request, time) => [id.read(request) ?? '', '.', time, '.', request.body],
  });
}
