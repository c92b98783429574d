import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const bitbucket = defineProvider({
  id: 'bitbucket',
  name: 'Bitbucket Cloud',
  docs: 'https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/',
  source: 'bitbucket.org',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-hub-signature'),
    layout: plain('sha256='),
    credential: chosenText,
  }),
  ...reads({
    id: 'header:x-request-uuid',
    type: 'header:x-event-key',
    attempt: ['header:x-attempt-number', 1],
    travels: { 'x-hook-uuid': 'Which hook' },
  }),
});
