import { createHmac } from 'node:crypto';

/** A push as GitHub sends it, of 2 kB, signed. */
export function aPush(secret: string): { readonly body: string; readonly signature: string } {
  const commit = (id: number) => ({
    id: `${id}`.padStart(40, '0'),
    message: 'Mend what was broken',
    timestamp: '2026-11-23T12:00:00Z',
    author: { name: 'A. Committer', email: 'committer@example.com', username: 'committer' },
    added: [],
    removed: [],
    modified: ['src/index.ts', 'test/index.test.ts'],
  });
  const body = JSON.stringify({
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    after: '1'.repeat(40),
    repository: { id: 1, name: 'hello', full_name: 'octo/hello', private: false },
    pusher: { name: 'committer', email: 'committer@example.com' },
    commits: Array.from({ length: 7 }, (_, id) => commit(id)),
  });
  return { body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}
