import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const pulumiCloud = defineProvider({
  id: 'pulumi-cloud',
  name: 'Pulumi Cloud',
  docs: 'https://www.pulumi.com/docs/pulumi-cloud/webhooks/',
  source: 'pulumi.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('pulumi-webhook-signature'),
    credential: chosenText,
  }),
  ...reads({ id: 'header:pulumi-webhook-id', type: 'header:pulumi-webhook-kind' }),
});
