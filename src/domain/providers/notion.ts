import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const notion = defineProvider({
  id: 'notion',
  name: 'Notion',
  docs: 'https://developers.notion.com/reference/webhooks',
  source: 'notion.so',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-notion-signature'),
    layout: plain('sha256='),
    credential: text({
      means: 'the verification token of the subscription',
      make: (random) => `secret_${random.slice(0, 43)}`,
    }),
  }),
  ...reads({
    id: 'json:id',
    apart: ['json:subscription_id'],
    type: 'json:type',
    time: ['json:timestamp', 'iso'],
    attempt: ['json:attempt_number', 1],
  }),
});
