import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const webex = defineProvider({
  id: 'webex',
  name: 'Webex',
  docs: 'https://developer.webex.com/docs/api/guides/webhooks',
  source: 'webex.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha1',
    encoding: 'hex',
    at: header('x-spark-signature'),
    credential: chosenText,
  }),
  // `id` is the webhook's; what happens twice to one message has its id twice
  ...reads({ name: 'json:data.id', type: ['json:resource', 'json:event'] }),
});
