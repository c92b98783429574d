import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { bodyHash } from '../verification/schemes/body-hash.ts';
import { jwt } from '../verification/schemes/jwt.ts';

const hash = bodyHash('base64url');

/** A carrier of one's own messages: what they mean, it does not know. */
export const upstashQstash = defineProvider({
  id: 'upstash-qstash',
  name: 'Upstash QStash',
  docs: 'https://upstash.com/docs/qstash/howto/signature',
  source: 'upstash.com',
  answerWithinMs: 10_000,
  scheme: jwt({
    at: header('upstash-signature'),
    algorithm: 'HS256',
    credential: text({ means: 'a signing key, `sig_…`', make: (random) => `sig_${random.slice(0, 28)}` }),
    about: { iss: 'Upstash', sub: ({ url }) => url },
    // it is padded, which base64url hardly ever is
    binds: { body: (request) => [`${hash(request)}=`, hash(request)] },
    time: 'exp',
    signsUrl: true,
    proof: 'signed',
  }),
  ...reads({
    id: 'header:upstash-message-id',
    type: 'json:type',
    attempt: ['header:upstash-retried', 0],
    travels: { 'upstash-schedule-id': 'Which schedule sent it' },
  }),
});
