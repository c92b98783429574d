import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'repo.content.update': about({ scope: 'repo.content', action: 'update' }, (unique) => ({
    updatedRefs: [
      {
        ref: 'refs/heads/main',
        oldSha: 'ce9a4674fa833a68d5a73ec355f0ea95eedd60b7',
        newSha: unique.replaceAll('-', '').padEnd(40, '0'),
      },
    ],
  })),
  'discussion.create': about({ scope: 'discussion', action: 'create' }, (unique) => ({
    discussion: {
      id: unique.replaceAll('-', '').slice(0, 24),
      title: 'Add a licence',
      status: 'open',
      num: 19,
      isPullRequest: true,
      changes: { base: 'refs/heads/main' },
    },
  })),
};

function about(
  event: Readonly<Record<string, string>>,
  what: (unique: string) => Readonly<Record<string, unknown>>,
): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      event,
      repo: {
        type: 'model',
        name: 'acme/classifier',
        id: '6366c000a2abcdf2fd69a080',
        private: false,
        owner: { id: '61d2000c3c2083e1c08af22d' },
      },
      ...what(unique),
      webhook: { id: '6390e855e30d9209411de93b', version: 3 },
    }),
  });
}
