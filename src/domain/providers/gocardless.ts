import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const gocardless = defineProvider({
  id: 'gocardless',
  name: 'GoCardless',
  docs: 'https://developer.gocardless.com/api-reference/#appendix-webhooks',
  source: 'gocardless.com',
  answerWithinMs: 10_000,
  scheme: hmac({ digest: 'sha256', encoding: 'hex', at: header('webhook-signature') }),
  ...reads({
    each: ['events'],
    id: 'json:id',
    type: ['json:resource_type', 'json:action'],
    time: ['json:created_at', 'iso'],
  }),
});
