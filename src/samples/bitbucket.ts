import type { MakeSample, Samples } from './sample.ts';

const repository = {
  type: 'repository',
  uuid: '{673a6070-3421-46c9-9d48-90745f7bfe8e}',
  name: 'shop',
  full_name: 'acme/shop',
};
const actor = { type: 'user', display_name: 'Jo Smith', nickname: 'jsmith' };

/** Shapes as in https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/. */
export const samples: Samples = {
  'repo:push': event('repo:push', {
    push: {
      changes: [
        {
          new: { type: 'branch', name: 'main', target: { type: 'commit', hash: '709d658dc5b6d6af' } },
          created: false,
          closed: false,
          forced: false,
        },
      ],
    },
  }),
  'pullrequest:created': event('pullrequest:created', {
    pullrequest: {
      id: 7,
      title: 'Größe wird richtig gerundet',
      state: 'OPEN',
      source: { branch: { name: 'tax' } },
      destination: { branch: { name: 'main' } },
    },
  }),
};

function event(key: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Bitbucket-Webhooks/2.0',
      'x-event-key': key,
      'x-hook-uuid': '6f1c2d80-9a54-4d1e-8a6b-0c7f3e5d2b91',
      'x-request-uuid': unique,
      'x-attempt-number': '1',
    },
    body: JSON.stringify({ actor, repository, ...said }),
  });
}
