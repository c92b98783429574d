import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of your app, open *Develop → Webhooks*, choose *Create Webhook*, and the event.',
    'Paste `{url}` as its callback URL.',
    'Choose *Get Public Key* on the same page, and store that key as the secret of the endpoint.',
  ],
  secret:
    'There is none: the endpoint stores the public key of your app, as PEM. Where it is shown in base64, store what `base64 -d` makes of it.',
  types: [
    'wix.ecom.v1.order_created',
    'wix.ecom.v1.order_approved',
    'wix.contacts.v4.contact_created',
    'wix.contacts.v4.contact_merged',
    'wix.bookings.v2.booking_confirmed',
    'AppInstalled',
  ],
  rules: [
    { wants: 'new orders', pattern: { source: ['wix.com'], 'detail-type': ['wix.ecom.v1.order_created'] } },
    {
      wants: 'contacts that change',
      pattern: {
        source: ['wix.com'],
        detail: { data: { entityFqdn: ['wix.contacts.v4.contact'], slug: ['updated'] } },
      },
    },
  ],
  repeats: {
    schedule: 'up to 12 times within 48 hours, at growing intervals',
    after4xx: 'Not documented: anything but 200 counts as a failure.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: '*Test* on the page of the webhook sends an example.',
  },
  quirks: [
    'The body is a token, and its claim `data` is what is published: the JSON that Wix writes as text in `data` and `identity` comes as JSON.',
    'Wix waits 1.25 seconds, less than a cold start may take: keep the function warm.',
    'Older events have no id of their own, and are named by their bytes.',
  ],
  links: ['https://dev.wix.com/docs/rest/articles/get-started/webhook-structure'],
  unconfirmed: [
    'that Wix waits 1,250 ms for a 200, and repeats 12 times within 48 hours',
    'that a repetition has the id of the first',
  ],
};
