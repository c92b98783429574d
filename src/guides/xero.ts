import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Xero developer portal, open your app and *Webhooks*, and choose the events.',
    'Paste `{url}` as the *Delivery URL*, and save it.',
    'Copy the *webhooks key*, and store it as the secret of the endpoint.',
    'Choose *Send "Intent to receive"*: the status becomes *OK*.',
  ],
  secret: 'The *webhooks key* on the page *Webhooks* of the app, in base64: the text itself is the key.',
  types: ['INVOICE.CREATE', 'INVOICE.UPDATE', 'CONTACT.CREATE', 'CONTACT.UPDATE'],
  rules: [
    { wants: 'new invoices', pattern: { source: ['xero.com'], 'detail-type': ['INVOICE.CREATE'] } },
    {
      wants: 'what happens in one organisation',
      pattern: {
        source: ['xero.com'],
        detail: { events: { tenantId: ['c2cc9b6e-9458-4c7d-93cc-f02b81b0594f'] } },
      },
    },
  ],
  repeats: {
    schedule: 'with growing pauses, for up to 24 hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops:
      'After 24 hours Xero disables the webhook: enabled again, it needs its *intent to receive* once more.',
    bytes: 'not documented',
    byHand: 'Xero documents no way to have something delivered once more.',
  },
  handshake:
    'When the *intent to receive* is chosen, Xero sends several requests without events, some of them with a wrong signature: those that are signed well are answered with 200, the others with 401.',
  quirks: [
    'Xero waits for 5 s, and takes 200 alone.',
    'The *intent to receive* is sent several times, with wrong signatures among them, which must be answered with 401; it is answered, and never published.',
    'An event names what changed, and its `resourceUrl`: the thing itself is fetched there.',
  ],
  links: ['https://developer.xero.com/documentation/guides/webhooks/overview/'],
  unconfirmed: [
    'That no two changes of one thing have one `eventDateUtc`: the second would be taken for a repetition.',
  ],
};
