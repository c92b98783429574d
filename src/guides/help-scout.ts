import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Help Scout, open *Manage → Apps*, and install *Webhooks*; or use the API (`POST /v2/webhooks`).',
    'Type in a secret key, and store the same as the secret of the endpoint.',
    'Paste `{url}` as the callback URL, and choose the events.',
  ],
  secret: 'You choose it, with 16 to 40 characters, as the secret key of the webhook.',
  types: [
    'convo.created',
    'convo.assigned',
    'convo.status',
    'convo.customer.reply.created',
    'convo.agent.reply.created',
    'customer.created',
    'satisfaction.ratings',
  ],
  rules: [
    { wants: 'new conversations', pattern: { source: ['helpscout.com'], 'detail-type': ['convo.created'] } },
    {
      wants: 'all that becomes of conversations in one mailbox',
      pattern: {
        source: ['helpscout.com'],
        'detail-type': [{ prefix: 'convo.' }],
        detail: { mailboxId: [85] },
      },
    },
  ],
  repeats: {
    schedule: 'up to ten times in 24 hours',
    after4xx: 'not documented',
    stops: 'Help Scout deactivates a webhook that keeps failing.',
    bytes: 'not documented',
    byHand: '`helpscout.test` is sent on demand. Nothing delivers an event once more.',
  },
  quirks: [
    'The type is in a header that nobody signs: where that matters, match on what the body holds.',
    'No event has an id, and the body is the conversation as it is then: what happens to it is another event by its bytes.',
    'Nothing limits how old a delivery may be.',
  ],
  links: ['https://github.com/helpscout/helpscout-api-php/blob/master/src/Webhooks/IncomingWebhook.php'],
};
