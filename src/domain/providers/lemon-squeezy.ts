import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const lemonSqueezy = defineProvider({
  id: 'lemon-squeezy',
  name: 'Lemon Squeezy',
  docs: 'https://docs.lemonsqueezy.com/help/webhooks/signing-requests',
  source: 'lemonsqueezy.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    credential: text({
      means: '16 to 40 characters',
      madeBy: 'receiver',
      pattern: /^.{16,40}$/u,
      make: (random) => random.slice(0, 40),
    }),
  }),
  // an event has no id, and its object changes more than once
  ...reads({ name: ['json:data.type', 'json:data.id'], type: 'json:meta.event_name' }),
});
