import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const shopify = defineProvider({
  id: 'shopify',
  name: 'Shopify',
  docs: 'https://shopify.dev/docs/apps/build/webhooks/verify-deliveries',
  source: 'shopify.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-shopify-hmac-sha256'),
    credential: text({ means: 'the client secret of the app, 32 characters or more', pattern: /^.{32,}$/ }),
  }),
  ...reads({
    id: 'header:x-shopify-webhook-id',
    type: 'header:x-shopify-topic',
    travels: {
      'x-shopify-shop-domain': 'Which shop',
      'x-shopify-api-version': 'In which version of the API the body is written',
      'x-shopify-event-id': 'What several deliveries have in common that one action of a merchant caused',
      'x-shopify-triggered-at': 'When it happened',
    },
  }),
});
