import { header } from '../carriers.ts';
import type { CredentialForm } from '../credential.ts';
import { base64Key } from '../credential-forms.ts';
import { type Layout, spacedList } from '../layouts.ts';
import { publicKey } from '../public-key-form.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { reject } from '../verdict.ts';
import { hmac } from './hmac.ts';
import { storedKey } from './public-key.ts';

type Prefix = 'webhook' | 'svix';

/**
 * The scheme that many senders share: id, time and body, signed with a key that is stored as `whsec_` and base64.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @param prefix of its three headers: `webhook`, or `svix` where the sender uses that service
 * @param credential where not every key in base64 can be one of this sender's, or the key is another thing
 * @param layout where a sender joins its signatures in another way
 */
export function standardWebhooks(
  prefix: Prefix = 'webhook',
  credential: CredentialForm = base64Key('whsec_'),
  layout: Layout = spacedList('v1,'),
): Scheme {
  return hmac({ ...idTimeAndBody(prefix), digest: 'sha256', layout, credential });
}

/**
 * The same by Ed25519, with a public key that is stored as `whpk_` and base64. A secret is for one of the two and never for the
 * other: a public key, which anybody may know, must not be taken for the key of a MAC.
 */
export function standardWebhooksByPublicKey(prefix: Prefix = 'webhook'): Scheme {
  return storedKey({
    ...idTimeAndBody(prefix),
    algorithm: 'ed25519',
    layout: spacedList('v1a,'),
    credential: publicKey('ed25519', 'whpk_'),
  });
}

function idTimeAndBody(prefix: Prefix) {
  const id = header(`${prefix}-id`);
  return {
    encoding: 'base64',
    at: header(`${prefix}-signature`),
    time: { at: header(`${prefix}-timestamp`), unit: 's' },
    message(request: Signable, time: string) {
      const named = id.read(request) ?? '';
      // the specification allows none: behind one, what a body begins with could pass for the end of an id
      return named.includes('.') ? reject('signature_malformed') : [named, '.', time, '.', request.body];
    },
  } as const;
}
