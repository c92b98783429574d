import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Discord developer portal, open the application, and copy its *Public Key* from *General Information*: it is the secret of the endpoint.',
    'For events, open *Webhooks*, paste `{url}` as the endpoint URL, and choose the events.',
    'For commands and components, paste it under *General Information* as *Interactions Endpoint URL*.',
    'Save: Discord sends a ping and a wrong signature, and takes the URL only where both are answered as they should be.',
  ],
  secret:
    'The public key of the application, 64 hexadecimal digits. Nothing secret: it verifies, and signs nothing.',
  types: [
    'APPLICATION_AUTHORIZED',
    'APPLICATION_DEAUTHORIZED',
    'ENTITLEMENT_CREATE',
    'LOBBY_MESSAGE_CREATE',
    'APPLICATION_COMMAND',
    'MESSAGE_COMPONENT',
    'MODAL_SUBMIT',
  ],
  rules: [
    {
      wants: 'purchases',
      pattern: { source: ['discord.com'], 'detail-type': ['ENTITLEMENT_CREATE'] },
    },
    {
      wants: 'one slash command',
      pattern: {
        source: ['discord.com'],
        'detail-type': ['APPLICATION_COMMAND'],
        detail: { data: { name: ['deploy'] } },
      },
    },
  ],
  repeats: {
    schedule: 'events several times, with growing pauses, for up to ten minutes; interactions never',
    after4xx: 'It counts as a failure. To a wrong signature it is the only answer that Discord accepts.',
    stops:
      'Discord stops and sends a mail after too many failures, and removes a URL that accepts a wrong signature.',
    bytes: 'not documented',
    byHand: 'Discord documents no way to have something delivered once more.',
  },
  quirks: [
    'Wrong signatures come at any time, on purpose: lines about them in the log are Discord testing.',
    'An interaction is answered with 202, and nothing is shown to the user: whoever gets the event responds within three seconds, with the `token` of its body.',
  ],
  links: [
    'https://docs.discord.com/developers/events/webhook-events',
    'https://docs.discord.com/developers/interactions/receiving-and-responding',
  ],
  handshake:
    'A ping, signed like everything else: 204 to that of events, `{"type":1}` to that of interactions.',
};
