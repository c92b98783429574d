import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'response.completed': about('response.completed', 'resp'),
  'batch.completed': about('batch.completed', 'batch'),
  'fine_tuning.job.failed': about('fine_tuning.job.failed', 'ftjob'),
};

function about(type: string, prefix: string): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)',
      'webhook-id': `wh_${unique}`,
    },
    body: JSON.stringify({
      id: `evt_${unique}`,
      object: 'event',
      created_at: Math.floor(Date.now() / 1000),
      type,
      data: { id: `${prefix}_68f2c1d0a7b48190` },
    }),
  });
}
