import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the portal of Telnyx (Mission Control), open *Account settings → Keys & credentials → Public key*: store that key as the secret of the endpoint.',
    'Open the messaging profile, the Voice API application or what else sends webhooks, choose *API v2*, and paste `{url}`.',
  ],
  secret:
    'The *public key* of the account: 32 bytes in base64. It is no secret, and nothing can be signed with it.',
  types: [
    'message.received',
    'message.sent',
    'message.finalized',
    'call.initiated',
    'call.answered',
    'call.hangup',
  ],
  rules: [
    {
      wants: 'messages that come in',
      pattern: { source: ['telnyx.com'], 'detail-type': ['message.received'] },
    },
    {
      wants: 'calls that are over, of one connection',
      pattern: {
        source: ['telnyx.com'],
        'detail-type': ['call.hangup'],
        detail: { data: { payload: { connection_id: ['1494404757140276705'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'up to three attempts at each URL, the failover URL among them',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'others',
    byHand: 'Telnyx documents no way to have something delivered once more.',
  },
  quirks: [
    'Telnyx waits for two seconds.',
    'Webhooks of the first version of the API, of TeXML and of meeting bots are signed in other ways.',
  ],
  links: ['https://github.com/team-telnyx/telnyx-node'],
  unconfirmed: ['That the id of an event is the same in each attempt.'],
};
