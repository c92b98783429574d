import type { MakeSample, Samples } from './sample.ts';

const pipeline = { id: '849411f9-9e6d-4739-a0d8-e247088e9b52', name: 'Shop', slug: 'shop' };
const sender = { id: '8a7693f8-dbae-4783-9137-84090fce9045', name: 'Jo Smith' };

/** Shapes as in https://buildkite.com/docs/apis/webhooks/pipelines/build-events. */
export const samples: Samples = {
  'build.finished': event('build.finished', (id) => ({
    build: { id, number: 218, state: 'failed', branch: 'main', message: 'Größe wird richtig gerundet' },
  })),
  'job.finished': event('job.finished', (id) => ({
    build: { id, number: 218, state: 'running', branch: 'main' },
    job: { id, type: 'script', name: 'test', state: 'finished', exit_status: 0 },
  })),
};

function event(name: string, said: (id: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Buildkite-Request',
      'x-buildkite-event': name,
    },
    body: JSON.stringify({ event: name, ...said(unique), pipeline, sender }),
  });
}
