import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Intuit Developer portal, open your app and *Webhooks*, for *Development* or *Production*.',
    'Paste `{url}` as its *Endpoint URL*, choose the entities, and save it.',
    'Choose *Show verifier token*, and store it as the secret of the endpoint.',
  ],
  secret: 'The *verifier token* on the page *Webhooks* of the app: development and production have one each.',
  types: [
    'Customer.Create',
    'Invoice.Update',
    'Payment.Create',
    'qbo.customer.created.v1',
    'qbo.invoice.updated.v1',
  ],
  rules: [
    {
      wants: 'invoices that are new or changed',
      pattern: {
        source: ['quickbooks.intuit.com'],
        'detail-type': [{ prefix: 'Invoice.' }, { prefix: 'qbo.invoice.' }],
      },
    },
    {
      wants: 'what happens in one company',
      pattern: {
        source: ['quickbooks.intuit.com'],
        detail: { eventNotifications: { realmId: ['1185883450'] } },
      },
    },
  ],
  repeats: {
    schedule:
      'after 10, 20 and 30 seconds, 5 and 20 minutes, 2, 4 and 6 hours, and then every 6 hours; what comes later may wait for it',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Send test events* sends samples. Intuit documents no way to have something delivered once more; its *change data capture* lists what changed.',
  },
  quirks: [
    'Intuit waits for 3 s, which a cold start can miss, and takes 200 alone.',
    'An app has the form `eventNotifications` or the newer one, a list of CloudEvents: both are read, and the detail-types differ.',
    'Changes are gathered for some minutes: a delivery holds several entities, each of which becomes an event.',
    'In the older form nothing has an id: what is repeated is published once more, under the name of the first.',
  ],
  links: [
    'https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks/best-practices',
    'https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks',
    'https://medium.com/intuitdev/upcoming-change-to-webhooks-payload-structure-2a87dab642d0',
  ],
};
