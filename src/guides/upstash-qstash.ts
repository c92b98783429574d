import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the console of Upstash, open *QStash*, and copy the *current* and the *next signing key*: store both, as a JSON list, as the secret of the endpoint.',
    'Set `publicUrl` of the endpoint to `{url}`: the token says for which URL it is.',
    'Publish to that URL: `POST https://qstash.upstash.io/v2/publish/{url}`.',
  ],
  secret:
    'Two signing keys that Upstash makes for the account, `sig_…`: after *roll keys* the next one is the current one. Several regions have several pairs, which all may stand in the list.',
  types: ['order.created', 'unknown'],
  rules: [
    {
      wants: 'messages that say that they are orders',
      pattern: { source: ['upstash.com'], 'detail-type': ['order.created'] },
    },
    {
      wants: 'large orders',
      pattern: { source: ['upstash.com'], detail: { total: [{ numeric: ['>=', 100] }] } },
    },
  ],
  repeats: {
    schedule:
      'three times, unless the message or the plan says otherwise: after 12 s, 2½ minutes and half an hour',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Nothing is switched off: what failed to the end is in the dead-letter queue of QStash.',
    bytes: 'the same',
    byHand: '*Retry* in its dead-letter queue sends a message once more, with another id.',
  },
  quirks: [
    'The detail-type is the member `type` of the body, where yours is JSON and has one.',
    'A schedule may send the same bytes each time: they have another `upstash-message-id`, and are no duplicates.',
  ],
  links: [
    'https://upstash.com/docs/qstash/features/retry',
    'https://upstash.com/docs/qstash/howto/roll-signing-keys',
  ],
};
