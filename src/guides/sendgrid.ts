import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In SendGrid, open *Settings → Mail Settings → Event Webhooks* and create one.',
    'Paste `{url}` as its *Post URL*, choose the events, and switch on *Signature verification*.',
    'Copy the *verification key* that appears, and store it as the secret of the endpoint.',
  ],
  secret:
    'The public key that SendGrid shows as *verification key*, in base64: it is no secret, and only SendGrid can sign.',
  types: [
    'processed',
    'delivered',
    'deferred',
    'bounce',
    'dropped',
    'open',
    'click',
    'spamreport',
    'unsubscribe',
    'group_unsubscribe',
  ],
  rules: [
    {
      wants: 'addresses that mail must not go to any more',
      pattern: { source: ['sendgrid.com'], 'detail-type': ['bounce', 'dropped', 'spamreport'] },
    },
    {
      wants: 'mail of one category that has arrived',
      pattern: {
        source: ['sendgrid.com'],
        'detail-type': ['delivered'],
        detail: { category: ['receipts'] },
      },
    },
  ],
  repeats: {
    schedule: 'for up to 24 hours',
    after4xx: 'It is repeated like any other failure.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'SendGrid sends samples with *Test Integration*, and no event once more.',
  },
  quirks: [
    'One delivery holds many events, and each becomes an event of its own.',
    'Without *Signature verification* nothing is signed, and everything is refused.',
    'Inbound Parse sends a form, which is refused here.',
  ],
  links: ['https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/eventwebhook'],
};
