import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'post.create': post('create'),
  'post.delete': post('delete'),
};

function post(operation: string): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Sanity.io webhook delivery',
      'idempotency-key': unique,
      'sanity-dataset': 'production',
      'sanity-document-id': `post-${unique}`,
      'sanity-operation': operation,
      'sanity-project-id': 'p4k9x2ab',
      'sanity-webhook-id': 'Zl3nqBr7TwXs0dVe',
    },
    body: JSON.stringify({
      _createdAt: '2026-01-01T09:59:58Z',
      _id: `post-${unique}`,
      _rev: 'mK2nRw7xVb4tQz9pLs1cYd',
      _type: 'post',
      language: 'de',
      title: 'Größe ist nicht alles',
    }),
  });
}
