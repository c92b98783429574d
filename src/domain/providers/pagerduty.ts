import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const pagerduty = defineProvider({
  id: 'pagerduty',
  name: 'PagerDuty',
  docs: 'https://developer.pagerduty.com/docs/verifying-webhook-signatures',
  source: 'pagerduty.com',
  answerWithinMs: 5_000,
  // one for each secret, while one is replaced: https://github.com/PagerDuty/go-pagerduty/blob/main/webhookv3/webhookv3.go
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-pagerduty-signature'),
    layout: keyValueList('v1'),
    credential: text({ means: 'the secret of the subscription, 16 characters or more', pattern: /^.{16,}$/ }),
  }),
  ...reads({
    // one event may come by two subscriptions, and has one id in its body
    id: 'header:x-webhook-id',
    type: 'json:event.event_type',
    time: ['json:event.occurred_at', 'iso'],
    travels: { 'x-webhook-subscription': 'Which subscription' },
  }),
});
