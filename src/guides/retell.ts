import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Retell, open *Settings → Webhooks* for all agents, or the *Webhook settings* of one, and paste `{url}`.',
    'Store the API key that carries the webhook badge at *API keys* as the secret of the endpoint.',
  ],
  secret: 'It is an API key of Retell, which can do more than sign: let nobody read it who need not.',
  types: ['call_started', 'call_ended', 'call_analyzed', 'chat_started', 'chat_ended', 'chat_analyzed'],
  rules: [
    { wants: 'calls that are over', pattern: { source: ['retellai.com'], 'detail-type': ['call_ended'] } },
    {
      wants: 'calls whose caller was unhappy',
      pattern: {
        source: ['retellai.com'],
        'detail-type': ['call_analyzed'],
        detail: { call: { call_analysis: { user_sentiment: ['Negative'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'up to three times, where it is not answered with 2xx within ten seconds',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Retell documents no way to have something delivered once more.',
  },
  quirks: [
    'An event has no id: its name begins with the id of the call or the chat, which several events share.',
    'The time is in milliseconds and stands behind the body in what is signed.',
  ],
  links: ['https://docs.retellai.com/features/webhook-overview'],
  unconfirmed: ['That one API key, the one with the webhook badge, signs all webhooks of an account.'],
};
