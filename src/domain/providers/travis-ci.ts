import { readBody, readTextOrPayload } from '../content/content.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { formPayload } from '../verification/schemes/form-payload.ts';
import { storedKey } from '../verification/schemes/public-key.ts';

export const travisCi = defineProvider({
  id: 'travis-ci',
  name: 'Travis CI',
  docs: 'https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests',
  source: 'travis-ci.com',
  answerWithinMs: 5_000,
  // SHA-1, of which Travis has no other: nobody can write a second text for the hash of one that it signed
  scheme: storedKey({
    algorithm: 'rsa-sha1',
    encoding: 'base64',
    at: header('signature'),
    message: ({ body }) => formPayload(body),
  }),
  contentOf: ({ body }) => readBody(body, readTextOrPayload),
  // a build has its id in every state
  ...reads({
    name: 'json:id',
    type: ['json:type', 'json:status_message'],
    travels: { 'travis-repo-slug': 'Which repository' },
  }),
});
