import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Mailgun, open *Send → Webhooks* of the domain and choose *Add webhook*.',
    'Choose an event type, and paste `{url}`; do this for each type.',
    'Copy the *HTTP webhook signing key* from *API security*, and store it as the secret of the endpoint.',
  ],
  secret: 'The *HTTP webhook signing key* of the account, which is not an API key.',
  types: [
    'accepted',
    'delivered',
    'failed.permanent',
    'failed.temporary',
    'opened',
    'clicked',
    'unsubscribed',
    'complained',
  ],
  rules: [
    {
      wants: 'addresses that mail must not go to any more',
      pattern: { source: ['mailgun.com'], 'detail-type': ['failed.permanent', 'complained'] },
    },
    {
      wants: 'mail that has arrived',
      pattern: { source: ['mailgun.com'], 'detail-type': ['delivered'] },
    },
  ],
  repeats: {
    schedule: 'after 10, 10, 15 and 30 minutes, and after 1, 2 and 4 hours more',
    after4xx: '406 ends it; anything else is repeated.',
    stops: 'Nothing does.',
    bytes: 'not documented',
    byHand: 'Mailgun sends a sample with *Test webhook*.',
  },
  quirks: [
    'The signature covers a time and a token, and not the event: its proof is `partial`, and what stands in `signature.signature` is `[secret]` on the bus.',
    'Routes, which forward mail that came in as a form, are refused: only events come as JSON.',
    'Events of a subaccount are signed with its own key; `parent-signature` is not looked at.',
  ],
  links: ['https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhooks'],
};
