import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { token } from '../verification/schemes/token.ts';

const credential = text({ means: 'the token of the webhook, 16 characters or more', pattern: /^.{16,}$/ });
const signature = header('x-buildkite-signature');
const signed = hmac({
  digest: 'sha256',
  encoding: 'hex',
  at: signature,
  layout: keyValueList('signature'),
  time: { at: member(signature, 'timestamp'), unit: 's' },
  credential,
  message: ({ body }, time) => [time, '.', body],
});

export const buildkite = defineProvider({
  id: 'buildkite',
  name: 'Buildkite',
  docs: 'https://buildkite.com/docs/apis/webhooks/pipelines#webhook-signature',
  source: 'buildkite.com',
  options: {
    token: {
      type: 'boolean',
      meaning:
        'takes the token as Buildkite shows it in `X-Buildkite-Token`, and never a signature; whoever saw it can send any body',
    },
  },
  answerWithinMs: 5_000,
  // one or the other, never what a request happens to have
  scheme: ({ token: shown }) => (shown ? token(header('x-buildkite-token'), credential) : signed),
  ...reads({
    name: ['json:build.id', 'json:job.id', 'json:agent.id'],
    type: 'json:event',
  }),
});
