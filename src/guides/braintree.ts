import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Braintree Control Panel, open *Settings → API → Keys*, and store a private key with its public key as the secret of the endpoint: `{"privateKey": "…", "publicKey": "…"}`.',
    'Open *Settings → API → Webhooks* and choose *Create new webhook*.',
    'Paste `{url}` as the *Destination URL*, choose the notifications, and create it: Braintree asks the URL for a challenge at once.',
    'Choose *Check URL* beside the webhook, which sends a notification of the kind `check`.',
  ],
  secret:
    'A pair of keys of the API, both of them: deliveries are proven by the private key, and the challenge is answered with the public one beside.',
  types: [
    'check',
    'subscription_charged_successfully',
    'subscription_charged_unsuccessfully',
    'subscription_canceled',
    'dispute_opened',
    'transaction_settled',
  ],
  rules: [
    {
      wants: 'all that happens to subscriptions',
      pattern: { source: ['braintreepayments.com'], 'detail-type': [{ prefix: 'subscription_' }] },
    },
    {
      wants: 'disputes',
      pattern: { source: ['braintreepayments.com'], 'detail-type': [{ prefix: 'dispute_' }] },
    },
  ],
  repeats: {
    schedule: 'every hour for 24 hours; in the sandbox every hour for 3 hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Check URL* sends a notification of the kind `check`. Braintree documents no way to have another one delivered once more.',
  },
  handshake:
    'When a webhook is saved, Braintree asks with `bt_challenge`: it is told the public key, and a MAC of the challenge by the private key.',
  quirks: [
    'What is signed is XML in base64, in a field of a form: the event holds the XML as text.',
    'A delivery carries a signature by each pair of keys of the merchant, and one of them must be ours.',
    'The key of the challenge is that of deliveries: what could be a challenge is never taken for a delivery.',
  ],
  links: [
    'https://developer.paypal.com/braintree/docs/guides/webhooks/create',
    'https://github.com/braintree/braintree_node',
  ],
  unconfirmed: [
    'That a notification which is repeated has the bytes of the first: one with another time is published once more.',
  ],
};
