import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a random text of 16 letters, digits, `_` and `-` or more, and store it as the secret of the endpoint.',
    'Create an event subscription of type *Web Hook* with `{url}?secret=` and that text as its endpoint: Azure hides the query of it in the portal.',
    'Choose *Cloud Event Schema v1.0* or *Event Grid Schema*: both are taken, and their validations are answered.',
  ],
  secret:
    'You choose it, and Event Grid shows it in the query of every request; on the bus it is `[secret]`.',
  types: [
    'Microsoft.Storage.BlobCreated',
    'Microsoft.Storage.BlobDeleted',
    'Microsoft.Resources.ResourceWriteSuccess',
  ],
  rules: [
    {
      wants: 'new blobs',
      pattern: { source: ['eventgrid.azure.net'], 'detail-type': ['Microsoft.Storage.BlobCreated'] },
    },
    {
      wants: 'what happens in one container',
      pattern: {
        source: ['eventgrid.azure.net'],
        detail: { subject: [{ prefix: '/blobServices/default/containers/orders/' }] },
      },
    },
  ],
  repeats: {
    schedule: 'with growing waits, for 24 hours or 30 times, unless the subscription says otherwise',
    after4xx:
      'After 400, 413 and some others it is given up, or put aside where the subscription has a dead-letter destination.',
    stops: 'Deliveries to an endpoint that fails are held back for a while.',
    bytes: 'not documented',
    byHand: 'Event Grid has no way to have something delivered once more.',
  },
  quirks: [
    'Nothing is signed: whoever saw the URL can send any event. The gateway logs no query.',
    'A validation is answered only where the secret of the URL is right, and by its code: `validationUrl` is never called.',
    'Events may come in batches: each becomes an event of its own.',
  ],
  links: ['https://learn.microsoft.com/azure/event-grid/delivery-and-retry'],
};
