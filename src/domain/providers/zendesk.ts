import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const zendesk = defineProvider({
  id: 'zendesk',
  name: 'Zendesk',
  docs: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
  source: 'zendesk.com',
  answerWithinMs: 12_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-zendesk-webhook-signature'),
    time: { at: header('x-zendesk-webhook-signature-timestamp'), unit: 'iso' },
    // the tests of a webhook that is not saved yet are signed with one that its documentation shows to everybody
    credential: text({
      means: 'the signing secret of the webhook, 20 characters or more',
      pattern: /^(?!dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==$).{20,}$/,
    }),
    message: ({ body }, time) => [time, body],
  }),
  ...reads({
    // an invocation has several attempts. The `id` in the body of a trigger may be that of a ticket, again and again
    id: 'header:x-zendesk-webhook-invocation-id',
    type: 'json:type',
    time: ['json:time', 'iso'],
    travels: { 'x-zendesk-webhook-id': 'Which webhook', 'x-zendesk-account-id': 'Which account' },
  }),
});
