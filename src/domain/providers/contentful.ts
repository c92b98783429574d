import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { text } from '../verification/credential-forms.ts';
import { contentfulRequest } from '../verification/schemes/contentful-request.ts';

export const contentful = defineProvider({
  id: 'contentful',
  name: 'Contentful',
  docs: 'https://www.contentful.com/developers/docs/webhooks/request-verification/',
  source: 'contentful.com',
  answerWithinMs: 30_000,
  scheme: contentfulRequest(
    text({
      means: 'a signing secret of 64 letters, digits, `+`, `/`, `=`, `_` and `-`',
      pattern: /^[0-9a-zA-Z+/=_-]{64}$/,
    }),
  ),
  // which headers are signed, beside list and time, is Contentful's choice each time
  ...reads({
    id: 'header:x-contentful-idempotency-key',
    type: 'header:x-contentful-topic',
    attempt: ['header:x-contentful-webhook-request-attempt', 1],
  }),
});
