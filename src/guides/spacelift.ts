import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In Spacelift, open *Webhooks*, choose *Create webhook*, and enter `{url}` and the secret.',
    'Refer to the webhook by its id in a notification policy: without one, nothing is sent.',
    'For the audit trail, enter `{url}` and the secret at *Account settings → Audit trail*.',
  ],
  secret: 'You choose it. Whoever may read the webhook in Spacelift can see it.',
  types: [
    'TRACKED.FINISHED',
    'TRACKED.FAILED',
    'TRACKED.UNCONFIRMED',
    'PROPOSED.FINISHED',
    'ERROR',
    'stack.create',
  ],
  rules: [
    {
      wants: 'runs of one stack that failed',
      pattern: {
        source: ['spacelift.io'],
        'detail-type': ['TRACKED.FAILED'],
        detail: { stack: { id: ['network'] } },
      },
    },
    {
      wants: 'new stacks, from the audit trail',
      pattern: { source: ['spacelift.io'], 'detail-type': ['stack.create'] },
    },
  ],
  repeats: {
    schedule:
      'up to three times after a 5xx, where *Retry on failure* is switched on; what the audit trail sends is always repeated',
    after4xx: 'It is not repeated.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Spacelift shows the deliveries of a webhook, and documents no way to have one sent once more.',
  },
  quirks: [
    'The detail-type joins the type of the run and its state. A policy that writes a body of its own decides what is found there.',
    'States may come out of order: `stateVersion` counts them.',
    'The secret is optional there; without one nothing is signed and everything is refused here.',
  ],
  links: [
    'https://docs.spacelift.io/integrations/audit-trail',
    'https://docs.spacelift.io/concepts/policy/notification-policy',
  ],
};
