import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const vercel = defineProvider({
  id: 'vercel',
  name: 'Vercel',
  docs: 'https://vercel.com/docs/webhooks/webhooks-api#securing-webhooks',
  source: 'vercel.com',
  answerWithinMs: 30_000,
  scheme: hmac({ digest: 'sha1', encoding: 'hex', at: header('x-vercel-signature') }),
  ...reads({
    id: 'json:id',
    type: 'json:type',
    time: ['json:createdAt', 'ms'],
  }),
});
