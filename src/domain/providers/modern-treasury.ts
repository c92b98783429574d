import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const modernTreasury = defineProvider({
  id: 'modern-treasury',
  name: 'Modern Treasury',
  docs: 'https://docs.moderntreasury.com/docs/verifying-webhooks',
  source: 'moderntreasury.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    credential: text({ means: 'the webhook key' }),
  }),
  ...reads({
    id: 'header:x-webhook-id',
    name: 'json:data.id',
    type: ['json:data.object', 'json:event'],
    travels: { 'x-topic': 'What kind of object the event is of' },
  }),
});
