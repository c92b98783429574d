import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Its bodies are templates of the user's own: the guide shows one that says its type and its name here. */
export const checkly = defineProvider({
  id: 'checkly',
  name: 'Checkly',
  docs: 'https://www.checklyhq.com/docs/integrations/alerts/webhooks/',
  source: 'checklyhq.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-checkly-signature'),
    credential: chosenText,
  }),
  ...reads({
    name: 'json:check_result_id',
    type: 'json:alert_type',
    travels: { 'x-checkly-timestamp': 'When Checkly sent it' },
  }),
});
