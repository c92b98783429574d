import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the console of Plivo, copy the *Auth Token* of the account, and store it as the secret of the endpoint.',
    'Set `publicUrl` of the endpoint to `{url}`, with the query that is pasted at Plivo, if any: Plivo signs both.',
    'Open the application, and paste the URL as its *Message URL* or *Hangup URL*, or send it as the callback of a message, each with the method POST.',
  ],
  secret: 'The *Auth Token* of the account, which also opens the API.',
  types: ['message.sent', 'message.delivered', 'message.undelivered', 'message.sms', 'call.completed'],
  rules: [
    {
      wants: 'messages that could not be delivered',
      pattern: { source: ['plivo.com'], 'detail-type': ['message.undelivered'] },
    },
    { wants: 'calls that are over', pattern: { source: ['plivo.com'], 'detail-type': ['call.completed'] } },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Plivo documents no way to have something delivered once more.',
  },
  quirks: [
    'Names and values of the form are signed one after the other, with nothing between: where one ends, nothing says.',
    'No time is signed: a delivery that is sent again by somebody else is told by its bytes.',
    'The URL that answers a call must say what happens next (Plivo XML), which no event bus can: leave it where it is.',
    'A query that is not that of `publicUrl` is refused (`query_not_configured`).',
  ],
  links: [
    'https://www.plivo.com/docs/messaging/concepts/signature-validation',
    'https://github.com/plivo/plivo-node',
  ],
  unconfirmed: ['That callbacks of messages, and not of calls alone, have the third signature (V3).'],
};
