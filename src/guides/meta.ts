import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of the app, copy the *App secret* from *App settings → Basic*.',
    'Choose a verify token, and store both as the secret of the endpoint: `{"secrets": [{"appSecret": "…", "verifyToken": "…"}]}`.',
    'Open *Webhooks*, or the settings of WhatsApp, Messenger or Instagram; paste `{url}` as *Callback URL* and the verify token beside it.',
    'Subscribe to the fields that are wanted.',
  ],
  secret: 'Meta makes the app secret; the verify token is yours to choose, and is asked for once.',
  types: [
    'whatsapp_business_account.messages',
    'page.messaging',
    'page.feed',
    'instagram.comments',
    'instagram.messaging',
  ],
  rules: [
    {
      wants: 'messages to a number of WhatsApp',
      pattern: {
        source: ['facebook.com'],
        'detail-type': ['whatsapp_business_account.messages'],
        detail: { entry: { changes: { value: { messages: { from: [{ exists: true }] } } } } },
      },
    },
    {
      wants: 'whatever happens on pages',
      pattern: { source: ['facebook.com'], 'detail-type': [{ prefix: 'page.' }] },
    },
  ],
  repeats: {
    schedule: 'at once, then ever more slowly, for 36 hours; WhatsApp for up to seven days',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      'Meta has no way to send an event once more. *Test* in the dashboard sends fixed samples, whose ids are always the same: the second is a duplicate.',
  },
  quirks: [
    'A delivery may hold up to 1,000 updates, and a repetition may cut them in another way: each becomes an event of its own.',
    'A delivery of WhatsApp can have 3 MB: without `claimCheck` it is refused.',
  ],
  links: [
    'https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview',
    'https://developers.facebook.com/docs/messenger-platform/webhooks',
  ],
  handshake: 'A GET that shows the verify token: where it is right, `hub.challenge` comes back.',
};
