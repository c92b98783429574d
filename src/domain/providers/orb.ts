import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { spacedList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const orb = defineProvider({
  id: 'orb',
  name: 'Orb',
  docs: 'https://docs.withorb.com/integrations-and-exports/webhooks',
  source: 'withorb.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-orb-signature'),
    layout: spacedList('v1='),
    time: { at: header('x-orb-timestamp'), unit: 'utc' },
    credential: text({ means: 'the secret of the webhook, 16 characters or more', pattern: /^.{16,}$/u }),
    message: ({ body }, time) => ['v1:', time, ':', body],
  }),
  ...reads({ id: 'json:id', type: 'json:type', time: ['json:created_at', 'iso'] }),
});
