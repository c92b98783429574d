import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Webhooks that send batches. Ably signs no others. */
export const ably = defineProvider({
  id: 'ably',
  name: 'Ably',
  docs: 'https://ably.com/docs/platform/integrations/webhooks',
  source: 'ably.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-ably-signature'),
    credential: text({
      means: 'what stands behind the colon of the API key, 16 characters or more',
      pattern: /^[^:]{16,}$/,
    }),
  }),
  ...reads({
    each: ['items'],
    id: 'json:serial',
    apart: ['json:webhookId', 'json:name'],
    type: 'json:name',
    time: ['json:timestamp', 'ms'],
    travels: { 'x-ably-key': 'The name of the API key that signed' },
  }),
});
