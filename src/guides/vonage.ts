import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of Vonage, open *API settings*, and copy the *Signature secret* of the account: store it as the secret of the endpoint.',
    'Open the application, and paste `{url}` as the *Inbound URL*, the *Status URL* or the *Event URL*, each with the method POST.',
    'For Voice, switch *signed webhooks* on, where the application has that choice.',
  ],
  secret:
    'The signature secret of the account, which Vonage makes; it is neither the API secret nor a private key.',
  types: ['submitted', 'delivered', 'read', 'text', 'image', 'answered', 'completed'],
  rules: [
    { wants: 'messages that came in as text', pattern: { source: ['vonage.com'], 'detail-type': ['text'] } },
    {
      wants: 'messages that could not be delivered',
      pattern: { source: ['vonage.com'], 'detail-type': ['rejected', 'undeliverable'] },
    },
  ],
  repeats: {
    schedule: 'for up to 24 hours',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Vonage has no way to have something delivered once more.',
  },
  quirks: [
    'The detail-type is the status of a message or a call; of a message that came in, which kind it is.',
    'After an error of its own, Vonage may send a callback without a token: it is refused, as any that nobody signed.',
    'The URL that answers a call must say what happens next (an NCCO), which no event bus can: leave it where it is.',
    'The SMS API signs in another way: have it use the Messages API.',
  ],
  links: [
    'https://developer.vonage.com/en/messages/concepts/signed-webhooks',
    'https://www.npmjs.com/package/@vonage/jwt',
  ],
  unconfirmed: ['That the token is never older than five minutes when a callback is repeated.'],
};
