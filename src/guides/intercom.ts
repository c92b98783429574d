import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Developer Hub, open the app and *Configure → Webhooks*.',
    'Paste `{url}` as the endpoint URL: Intercom asks it with HEAD, which is answered. Choose the topics.',
    'Copy the *client secret* from *Configure → Basic information*, and store it as the secret of the endpoint.',
  ],
  secret: 'The client secret of the app: no secret of the webhook, and no access token.',
  types: [
    'conversation.user.created',
    'conversation.user.replied',
    'conversation.admin.closed',
    'contact.created',
    'ticket.created',
    'ping',
  ],
  rules: [
    {
      wants: 'conversations that a user has begun',
      pattern: { source: ['intercom.com'], 'detail-type': ['conversation.user.created'] },
    },
    {
      wants: 'contacts of one workspace',
      pattern: {
        source: ['intercom.com'],
        'detail-type': [{ prefix: 'contact.' }],
        detail: { app_id: ['a86dr8yl'] },
      },
    },
  ],
  repeats: {
    schedule: 'It is repeated, at intervals that are not documented.',
    after4xx: 'It counts as a failure.',
    stops:
      'After 1,000 failures in a row within 15 minutes Intercom pauses for 15; after seven days of failures it suspends the webhook of a private app. 410 switches it off, as its users report.',
    bytes: 'others',
    byHand: '*Send a test request* beside the webhook sends a `ping`, which is published.',
  },
  handshake:
    'It asks the URL with HEAD when it is saved, and signs nothing: that is answered with an empty 200.',
  quirks: [
    'The signature is an HMAC-SHA1, in the header in which others write SHA-256.',
    'A repetition counts `delivery_attempts` in the body, and is signed anew.',
    'One app brings the events of every workspace that has installed it: `app_id` says which.',
  ],
  links: [
    'https://developers.intercom.com/docs/references/webhooks/webhook-models',
    'https://developers.intercom.com/docs/webhooks/webhook-notifications',
  ],
};
