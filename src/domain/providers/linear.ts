import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonNumber } from '../verification/body-carriers.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const linear = defineProvider({
  id: 'linear',
  name: 'Linear',
  docs: 'https://linear.app/developers/webhooks',
  source: 'linear.app',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('linear-signature'),
    // the header of the same time is signed by nobody; Linear's SDK, too, looks at this one
    time: { at: jsonNumber('webhookTimestamp'), unit: 'ms', toleranceSeconds: 60 },
    credential: text({
      means: 'the signing secret of the webhook, 20 characters or more',
      pattern: /^.{20,}$/,
    }),
  }),
  ...reads({
    id: 'header:linear-delivery',
    type: ['json:type', 'json:action'],
    time: ['json:createdAt', 'iso'],
  }),
});
