import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a random text of 16 characters or more, and store it as the secret of the endpoint.',
    'In the project, open *Project configuration → Notifications → Deploy notifications*, and add an *HTTP POST request* for each event that you want.',
    'Paste `{url}` as the URL to notify, and the text as the *JWS secret token*: without one, Netlify signs nothing.',
  ],
  secret: 'You choose it, for each notification; give all that lead to one endpoint the same.',
  types: ['building', 'ready', 'error'],
  rules: [
    { wants: 'deploys that failed', pattern: { source: ['netlify.com'], 'detail-type': ['error'] } },
    {
      wants: 'deploys to production that are live',
      pattern: { source: ['netlify.com'], 'detail-type': ['ready'], detail: { context: ['production'] } },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Netlify documents no way to have something delivered once more.',
  },
  quirks: [
    'The detail-type is the state of the deploy. Locked, unlocked and restored deploys are `ready` too: `locked` in the body, and `x-netlify-event` in an envelope, tell them apart.',
    'A deploy holds a token for its log (`log_access_attributes`): let few see it.',
    'The signature carries no time: whoever saw a delivery can send it again. Events are named by their bytes, and none is suppressed.',
  ],
  links: ['https://docs.netlify.com/site-deploys/notifications/'],
};
