import type { MakeSample, Samples } from './sample.ts';

const around = {
  webhook: { id: 'cf8c4fdd-0587-4da1-b4ca-4846e9640af9', name: 'Sallyport' },
  project: { id: '84996744-a854-4f5e-aea3-04e2851dc1d2', name: 'shop', slug: 'gh/acme/shop' },
  organization: { id: 'f22b6566-597d-46d5-ba74-99ef5bb3d85c', name: 'acme' },
  pipeline: { id: '1285fe1d-d3a6-44fc-8886-8979558254c4', number: 130, trigger: { type: 'webhook' } },
};

/** Shapes as in https://circleci.com/docs/webhooks-reference/. */
export const samples: Samples = {
  'workflow-completed': about('workflow-completed', {
    workflow: {
      id: 'fda08377-fe7e-46b1-8992-3a7aaecac9c3',
      name: 'build-Größe',
      status: 'failed',
      url: 'https://app.circleci.com/pipelines/github/acme/shop/130/workflows/fda08377',
    },
  }),
  'job-completed': about('job-completed', {
    job: { id: '8bd71c28-4969-3677-8940-3e3a61c46660', name: 'test', status: 'success', number: 136 },
  }),
};

function about(type: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'CircleCI-Webhook/1.0',
      'circleci-event-type': type,
    },
    body: JSON.stringify({ id: unique, type, happened_at: new Date().toISOString(), ...around, ...said }),
  });
}
