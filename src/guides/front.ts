import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Front, open *Settings → Developers*, and create an app or choose one.',
    'Under *Features*, add *Webhooks*; copy the *signing key* of the app under *Basic information*, and store it as the secret of the endpoint.',
    'Paste `{url}` as the webhook URL, choose the events, and save: Front asks the endpoint before it does.',
  ],
  secret: 'Front makes it with the app, and shows it in the developer settings as the signing key.',
  types: [
    'inbound_received',
    'outbound_sent',
    'conversation_moved',
    'conversation_archived',
    'assignee_changed',
    'tag_added',
    'new_comment_added',
  ],
  rules: [
    {
      wants: 'messages that come in',
      pattern: { source: ['frontapp.com'], 'detail-type': ['inbound_received'] },
    },
    {
      wants: 'conversations that get a tag',
      pattern: { source: ['frontapp.com'], 'detail-type': ['tag_added'] },
    },
  ],
  repeats: {
    schedule: 'up to three times',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Front documents no way to have something delivered once more.',
  },
  handshake:
    'When a webhook is saved, Front sends a signed request of the type `sync`, and is told what its `x-front-challenge` says.',
  quirks: [
    'A webhook of a rule is another thing: it is signed by SHA-1 with another secret and without a time, and is turned away.',
    'The secret must be stored before the webhook is saved, since the question is signed too.',
  ],
  links: ['https://dev.frontapp.com/docs/webhooks-1', 'https://dev.frontapp.com/reference/events'],
  unconfirmed: ['that a repetition is signed anew and has the id of the first'],
};
