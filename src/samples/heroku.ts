import type { MakeSample, Samples } from './sample.ts';

const app = { id: '01234567-89ab-cdef-0123-456789abcdef', name: 'acme-shop' };

/** Shapes as in https://devcenter.heroku.com/articles/app-webhooks-schema. */
export const samples: Samples = {
  'api:release.update': about('release', 'update', {
    id: 'f8c5b1d2-7a43-4f6e-b0d9-25e8a1c93b07',
    version: 218,
    status: 'succeeded',
    description: 'Deploy 1a2b3c4d',
    app,
  }),
  'api:dyno.update': about('dyno', 'update', {
    id: '2b1c9e7d-3744-4a2d-9f0e-0fb15e8a1c93',
    name: 'web.1',
    state: 'crashed',
    command: 'node größe.js',
    app,
  }),
};

function about(resource: string, action: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const now = new Date().toISOString();
    return {
      headers: { 'content-type': 'application/json', 'user-agent': 'Heroku-Webhooks/1.0' },
      body: JSON.stringify({
        id: unique,
        action,
        resource,
        data,
        actor: { id: '3d1a6c2b-52e6-4b8e-9f0e-f1b4d0f67e90', email: 'jo@example.com' },
        created_at: now,
        published_at: now,
        version: 'application/vnd.heroku+json; version=3',
        webhook_metadata: {
          attempt: { id: unique },
          delivery: { id: unique },
          event: { id: unique, include: `api:${resource}` },
          webhook: { id: '7e90f1b4-52e6-4b8e-9f0e-3d1a6c2bd0f6' },
        },
      }),
    };
  };
}
