import type { MakeSample, Samples } from './sample.ts';

/** Its SDK says how bodies are signed and not what they hold. */
export const samples: Samples = {
  unknown: about('resource.updated'),
};

function about(event: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, resource: { uuid: unique, name: 'shop' } }),
  });
}
