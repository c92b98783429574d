import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Crisp marketplace, open your plugin and its *Web Hooks*.',
    'Paste `{url}` as their address, and choose the events.',
    'Copy the signing secret of the hooks, and store it as the secret of the endpoint.',
  ],
  secret: 'Crisp makes it, and shows it beside the web hooks of the plugin.',
  types: [
    'message:send',
    'message:received',
    'message:updated',
    'session:set_state',
    'session:set_email',
    'people:profile:updated',
  ],
  rules: [
    {
      wants: 'what visitors write',
      pattern: {
        source: ['crisp.chat'],
        'detail-type': ['message:send'],
        detail: { data: { from: ['user'] } },
      },
    },
    {
      wants: 'conversations that are resolved',
      pattern: {
        source: ['crisp.chat'],
        'detail-type': ['session:set_state'],
        detail: { data: { state: ['resolved'] } },
      },
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
    '`message:send` is what a visitor sends, `message:received` what an operator does.',
    'An event has no id: the fingerprint that begins its name is that of a message, which an update has too.',
  ],
  links: ['https://github.com/crisp-im/node-crisp-api/blob/master/examples/events_webhooks.js'],
  unconfirmed: [
    'Whether the time that is signed counts seconds or milliseconds: both are read.',
    'Whether a repetition has a new time: one that keeps the first is refused after five minutes.',
  ],
};
