import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Paystack Dashboard, open *Settings → API Keys & Webhooks*.',
    'Paste `{url}` as the *Webhook URL*, of test mode or of live mode.',
    'Copy the *secret key* of that mode, and store it as the secret of the endpoint.',
  ],
  secret:
    'The *secret key* of the API itself, `sk_test_…` or `sk_live_…`: who has it can do everything in the account.',
  types: [
    'charge.success',
    'transfer.success',
    'transfer.failed',
    'subscription.create',
    'invoice.update',
    'refund.processed',
  ],
  rules: [
    { wants: 'payments that came', pattern: { source: ['paystack.com'], 'detail-type': ['charge.success'] } },
    {
      wants: 'transfers, whatever became of them',
      pattern: { source: ['paystack.com'], 'detail-type': [{ prefix: 'transfer.' }] },
    },
  ],
  repeats: {
    schedule:
      'in live mode four times in steps of 3 minutes, and then every hour for 72 hours; in test mode every hour for 10 hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Paystack documents no way to have something delivered once more.',
  },
  quirks: [
    'An event has no id. A repetition has the bytes of the first and with them its name, but is published once more.',
    'Test mode and live mode have a URL and a key each.',
  ],
  links: ['https://github.com/PaystackOSS/doc-code-snippets/tree/main/src/doc/payments/webhooks'],
  unconfirmed: [
    'Whether Paystack has begun to write its header in another way, `t=<time>,v1=<key id>:<MAC of time and body>`: an excerpt of its examples says so, and their public repository did not have it. Such a delivery is rejected.',
  ],
};
