import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const webflow = defineProvider({
  id: 'webflow',
  name: 'Webflow',
  docs: 'https://developers.webflow.com/data/docs/working-with-webhooks',
  source: 'webflow.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-webflow-signature'),
    time: { at: header('x-webflow-timestamp'), unit: 'ms' },
    credential: text({ means: 'the secret key of the webhook, or the client secret of the app' }),
    message: ({ body }, time) => [time, ':', body],
  }),
  ...reads({ name: ['json:triggerType', 'json:payload.id'], type: 'json:triggerType' }),
});
