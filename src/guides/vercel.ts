import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Vercel, open *Settings → Webhooks* of the team (Pro or Enterprise), choose the events and the projects.',
    'Paste `{url}` as the endpoint, and choose *Create webhook*.',
    'Copy the secret that it shows once, and store it as the secret of the endpoint. For the webhook of an integration it is the *client secret* of that.',
  ],
  secret: 'Vercel makes it with the webhook and shows it once.',
  types: [
    'deployment.created',
    'deployment.succeeded',
    'deployment.error',
    'deployment.canceled',
    'project.created',
    'domain.created',
  ],
  rules: [
    {
      wants: 'deployments that failed',
      pattern: { source: ['vercel.com'], 'detail-type': ['deployment.error'] },
    },
    {
      wants: 'what became of deployments to production',
      pattern: {
        source: ['vercel.com'],
        'detail-type': ['deployment.succeeded', 'deployment.error', 'deployment.canceled'],
        detail: { payload: { target: ['production'] } },
      },
    },
  ],
  repeats: {
    schedule: 'At growing intervals for 24 hours.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Vercel documents no way to have something delivered once more.',
  },
  quirks: [
    'The signature is an HMAC-SHA1.',
    'Drains of logs are signed alike, and ask first for a header in the answer, which is not given here.',
  ],
  links: ['https://vercel.com/docs/webhooks', 'https://vercel.com/docs/webhooks/webhooks-api'],
};
