import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the settings of the project in the OpenAI dashboard, open *Webhooks* and choose *Create*.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy the *signing secret*, which is shown once, and store it as the secret of the endpoint.',
  ],
  secret: 'OpenAI makes it with the webhook and shows it once: `whsec_`, and behind it base64.',
  types: [
    'response.completed',
    'response.failed',
    'response.cancelled',
    'response.incomplete',
    'batch.completed',
    'batch.failed',
    'fine_tuning.job.succeeded',
    'fine_tuning.job.failed',
    'eval.run.succeeded',
    'realtime.call.incoming',
  ],
  rules: [
    {
      wants: 'background responses that are ready',
      pattern: { source: ['openai.com'], 'detail-type': ['response.completed'] },
    },
    {
      wants: 'batches, however they end',
      pattern: { source: ['openai.com'], 'detail-type': [{ prefix: 'batch.' }] },
    },
  ],
  repeats: {
    schedule: 'for up to 72 hours, at growing intervals',
    after4xx: 'It counts as a failure, as a redirect does, and is repeated.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'OpenAI documents no way to have something delivered once more; the dashboard sends test events.',
  },
  quirks: [
    'An event holds ids only: the response or the batch itself is to be fetched.',
    'OpenAI may deliver the same event twice, with the same `webhook-id`.',
  ],
  links: ['https://github.com/openai/openai-node#webhook-verification'],
};
