import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const circleci = defineProvider({
  id: 'circleci',
  name: 'CircleCI',
  docs: 'https://circleci.com/docs/outbound-webhooks/',
  source: 'circleci.com',
  answerWithinMs: 10_000,
  // versions to come may stand beside it: of one version there is one signature
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: member(header('circleci-signature'), 'v1'),
    credential: chosenText,
  }),
  ...reads({
    id: 'json:id',
    apart: ['json:webhook.id'],
    type: 'json:type',
    time: ['json:happened_at', 'iso'],
  }),
});
