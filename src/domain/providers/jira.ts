import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { bearer, header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { queryStringHash } from '../verification/schemes/atlassian-query.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { jwt } from '../verification/schemes/jwt.ts';

const credential = text({ means: '16 characters or more', pattern: /^.{16,}$/u });

export const jira = defineProvider({
  id: 'jira',
  name: 'Jira',
  docs: 'https://developer.atlassian.com/cloud/jira/platform/webhooks/',
  source: 'atlassian.com',
  options: {
    connect: {
      type: 'boolean',
      meaning:
        'takes the webhooks of a Connect app, by the shared secret of one installation: their tokens cover where a request goes, and not its body',
    },
  },
  answerWithinMs: 30_000,
  // one or the other, never what a request happens to have
  scheme: ({ connect }) =>
    connect
      ? jwt({
          at: bearer('JWT'),
          algorithm: 'HS256',
          credential,
          about: { qsh: queryStringHash },
          time: 'exp',
          signsUrl: true,
          proof: 'partial',
        })
      : hmac({
          digest: 'sha256',
          encoding: 'hex',
          at: header('x-hub-signature'),
          layout: plain('sha256='),
          credential,
        }),
  ...reads({
    id: 'header:x-atlassian-webhook-identifier',
    type: 'json:webhookEvent',
    time: ['json:timestamp', 'ms'],
    // the first time it is not there
    attempt: ['header:x-atlassian-webhook-retry', 0],
    travels: {
      'x-atlassian-webhook-flow': 'Whether it was in the lane of events or of what follows from them',
    },
  }),
});
