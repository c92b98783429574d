import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  post: (unique) =>
    saying({
      post: {
        current: { id: unique, title: 'What changed in spring', slug: 'spring', status: 'published' },
        previous: { status: 'draft' },
      },
    }),
  member: (unique) =>
    saying({
      member: {
        current: { id: unique, email: 'ada@example.com', name: 'Ada', status: 'free' },
        previous: {},
      },
    }),
};

function saying(what: object): ReturnType<MakeSample> {
  return {
    headers: { 'content-type': 'application/json', 'content-version': 'v5.130' },
    body: JSON.stringify(what),
  };
}
