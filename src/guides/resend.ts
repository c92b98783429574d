import type { Guide } from './guide.ts';
import { guide as svix } from './svix.ts';

export const guide: Guide = {
  setUp: [
    'In the Resend dashboard, open *Webhooks* and choose *Add Webhook*.',
    'Paste `{url}` as its URL, and choose the events.',
    'Copy its *signing secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'The page of the webhook in the Resend dashboard shows it: `whsec_`, and behind it base64.',
  types: [
    'email.sent',
    'email.delivered',
    'email.delivery_delayed',
    'email.bounced',
    'email.complained',
    'email.opened',
    'email.clicked',
    'email.failed',
    'email.received',
    'contact.created',
    'domain.updated',
  ],
  rules: [
    {
      wants: 'addresses that mail must not go to any more',
      pattern: { source: ['resend.com'], 'detail-type': ['email.bounced', 'email.complained'] },
    },
    {
      wants: 'mail of one sender that has arrived',
      pattern: {
        source: ['resend.com'],
        'detail-type': ['email.delivered'],
        detail: { data: { from: [{ suffix: '@example.com>' }] } },
      },
    },
  ],
  repeats: { ...svix.repeats, byHand: '*Replay* in the dashboard sends the event once more.' },
  quirks: ['Resend sends by Svix, and its SDK has a verifier of its own.'],
  links: ['https://resend.com/docs/dashboard/webhooks/event-types'],
};
