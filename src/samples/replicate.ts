import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  succeeded: about({ status: 'succeeded', output: ['https://replicate.delivery/pbxt/a1b2c3/out-0.png'] }),
  failed: about({ status: 'failed', output: null, error: 'CUDA out of memory' }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `msg_${unique}` },
    body: JSON.stringify({
      id: unique.replaceAll('-', '').slice(0, 26),
      version: '5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa',
      created_at: new Date().toISOString(),
      input: { prompt: 'a lighthouse in the fog' },
      logs: '',
      error: null,
      ...said,
    }),
  });
}
