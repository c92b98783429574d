import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Flutterwave dashboard, open *Settings → Webhooks*.',
    'Paste `{url}` as the *URL*, and the secret of the endpoint as the *Secret hash*.',
    'Switch on *Enable webhook retries*, and save it.',
    'With version 4 of the API, set `signed: true` under the `options` of the endpoint.',
  ],
  secret:
    'You choose it, and paste it there as *Secret hash*. Version 3 sends it with every delivery: choose another one when you go to version 4.',
  types: ['charge.completed', 'transfer.completed', 'subscription.cancelled', 'refund.completed'],
  rules: [
    {
      wants: 'payments that came',
      pattern: {
        source: ['flutterwave.com'],
        'detail-type': ['charge.completed'],
        detail: { data: { status: ['successful', 'succeeded'] } },
      },
    },
    {
      wants: 'transfers',
      pattern: { source: ['flutterwave.com'], 'detail-type': [{ prefix: 'transfer.' }] },
    },
  ],
  repeats: {
    schedule: 'three times in steps of 30 minutes, where the dashboard says so',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Resend* beside a transaction in the dashboard sends its webhook once more: it is published once more.',
  },
  quirks: [
    'Without `signed`, whoever saw one delivery can send any other: fetch by its id what matters.',
    'Nothing says of an id that it is that of one event: none is suppressed as a duplicate.',
  ],
  links: ['https://developer.flutterwave.com/v3.0/docs/webhooks'],
  unconfirmed: ['That version 4 writes its signature in base64: only others than Flutterwave say so.'],
};
