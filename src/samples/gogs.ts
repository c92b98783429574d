import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  push: about('push', (unique) => ({
    ref: 'refs/heads/main',
    before: '28e1879d029cb852e4844d9c718537df08844e03',
    after: unique.replaceAll('-', '').padEnd(40, '0'),
    commits: [{ message: 'Raise the limit', author: { name: 'Ada', email: 'ada@example.com' } }],
  })),
  issues: about('issues', () => ({
    action: 'opened',
    number: 42,
    issue: { title: 'It does not start', state: 'open' },
  })),
};

function about(event: string, what: (unique: string) => object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-gogs-delivery': unique, 'x-gogs-event': event },
    body: JSON.stringify({
      ...what(unique),
      repository: { id: 7, full_name: 'acme/shop', html_url: 'https://gogs.example.com/acme/shop' },
      sender: { id: 1, login: 'ada' },
    }),
  });
}
