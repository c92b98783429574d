import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Orb, open *Developers → Webhooks*, choose *Add endpoint*, and paste `{url}`.',
    'Copy the signing secret that is shown, and store it as the secret of the endpoint.',
    '*Send test event* sends `resource_event.test`.',
  ],
  secret: 'Orb makes one for each endpoint, and shows it there.',
  types: [
    'invoice.issued',
    'invoice.payment_succeeded',
    'invoice.payment_failed',
    'subscription.started',
    'subscription.ended',
    'subscription.usage_exceeded',
    'customer.created',
    'resource_event.test',
  ],
  rules: [
    {
      wants: 'invoices that were not paid',
      pattern: { source: ['withorb.com'], 'detail-type': ['invoice.payment_failed'] },
    },
    {
      wants: 'subscriptions that begin',
      pattern: { source: ['withorb.com'], 'detail-type': ['subscription.started'] },
    },
  ],
  repeats: {
    schedule: 'not documented where the signature is',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: [
    'The time in `x-orb-timestamp` has no zone and is UTC.',
    'Several signatures stand in one header, divided by spaces, while one secret replaces another.',
  ],
  links: ['https://github.com/orbcorp/orb-node/blob/main/src/resources/webhooks.ts'],
};
