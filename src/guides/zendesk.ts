import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Admin Center, open *Apps and integrations → Webhooks* and choose *Create webhook*, for Zendesk events or for triggers and automations.',
    'Paste `{url}` as the endpoint URL, with the method POST and the format JSON.',
    'On the page of the webhook choose *Reveal secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'Zendesk makes it with the webhook; *Reveal secret* shows it, and *Reset secret* makes another.',
  types: [
    'zen:event-type:ticket.created',
    'zen:event-type:ticket.status_changed',
    'zen:event-type:user.created',
    'zen:event-type:organization.created',
  ],
  rules: [
    {
      wants: 'new tickets',
      pattern: { source: ['zendesk.com'], 'detail-type': ['zen:event-type:ticket.created'] },
    },
    {
      wants: 'urgent tickets, whatever happened to them',
      pattern: {
        source: ['zendesk.com'],
        'detail-type': [{ prefix: 'zen:event-type:ticket.' }],
        detail: { detail: { priority: ['URGENT'] } },
      },
    },
  ],
  repeats: {
    schedule:
      'Up to 5 times after no answer in time; up to 3 times after 409; after 429 and 503 where `retry-after` says less than a minute.',
    after4xx: 'Only 409 and 429 are repeated.',
    stops: 'A circuit breaker holds deliveries back after many errors within 5 minutes.',
    bytes: 'not documented',
    byHand: '*Resend* in the activity log of the webhook sends an invocation once more.',
  },
  quirks: [
    'The test of a webhook that is not saved yet is signed with a secret that its documentation shows to everybody: it is refused here. Test it once it is saved.',
    'The body of a trigger or automation is your own: its events have the type that you write there as `type`, or `unknown`.',
    'An event that two webhooks bring comes once for each of them, with one `id` in the body.',
  ],
  links: [
    'https://developer.zendesk.com/api-reference/webhooks/event-types/webhook-event-types/',
    'https://developer.zendesk.com/api-reference/webhooks/introduction/',
  ],
  unconfirmed: [
    'whether a repetition has a time of its own, or that of the first: more than 5 minutes away it would be refused',
  ],
};
