import { github } from '../../src/domain/providers/github.ts';
import { aDelivery, signed } from '../../test/support/deliveries.ts';
import { functionUrlEvent } from '../../test/support/function-url-events.ts';

export const githubSecret = 'It is a secret to nobody';

/** A push of GitHub as Lambda hands it over: JSON comes as text. */
export function githubPush(bytes: number) {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'x-github-event': 'push',
    'x-github-hook-id': '292430182',
  };
  const delivery = aDelivery({ rawPath: '/github', headers, body: pushBody(bytes), receivedAt: Date.now() });
  return functionUrlEvent(signed(delivery, github, githubSecret), false);
}

/** Of that many bytes, or up to one commit fewer. */
export function pushBody(bytes: number): string {
  const commits: object[] = [];
  const push = () => JSON.stringify({ ...head, commits });
  const one = JSON.stringify(commit(0)).length + 1;
  const room = bytes - push().length;
  for (let at = 0; at < Math.floor(room / one); at += 1) commits.push(commit(at));
  return push();
}

const person = { name: 'Mona Lisa', email: 'mona@example.com', username: 'monalisa' };
const head = {
  ref: 'refs/heads/main',
  before: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
  after: '0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c',
  repository: { id: 186853002, name: 'Hello-World', full_name: 'monalisa/Hello-World', private: false },
  pusher: person,
  created: false,
  forced: false,
  compare: 'https://github.com/monalisa/Hello-World/compare/6113728f27ae...0d1a26e67d8f',
};

function commit(at: number): object {
  const number = String(at).padStart(6, '0');
  return {
    id: `${number}e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c`,
    message: `Répare "${number}": it said\n\tso`,
    timestamp: '2026-11-23T12:00:00+00:00',
    url: `https://github.com/monalisa/Hello-World/commit/${number}e67d8f`,
    author: person,
    committer: person,
    added: [`src/${number}.ts`],
    removed: [],
    modified: ['README.md', `test/${number}.test.ts`],
  };
}
