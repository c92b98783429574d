import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'Post.publish': about('publish', { stage: 'PUBLISHED', title: 'Größe ist nicht alles' }),
  'Post.delete': about('delete', { stage: 'DRAFT' }),
};

function about(operation: string, said: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation, data: { __typename: 'Post', id: unique, ...said } }),
  });
}
