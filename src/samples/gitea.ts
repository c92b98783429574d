import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  push: about('push', (unique) => ({
    ref: 'refs/heads/main',
    before: '28e1879d029cb852e4844d9c718537df08844e03',
    after: unique.replaceAll('-', '').padEnd(40, '0'),
    commits: [{ message: 'Raise the limit', author: { name: 'Ada', email: 'ada@example.com' } }],
  })),
  pull_request: about('pull_request', () => ({
    action: 'opened',
    number: 42,
    pull_request: { title: 'Raise the limit', state: 'open', base: { ref: 'main' } },
  })),
};

function about(event: string, what: (unique: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'x-gitea-delivery': unique,
      'x-gitea-event': event,
      'x-gitea-event-type': event,
    },
    body: JSON.stringify({
      ...what(unique),
      repository: { id: 7, full_name: 'acme/shop', html_url: 'https://git.example.com/acme/shop' },
      sender: { id: 1, login: 'ada' },
    }),
  });
}
