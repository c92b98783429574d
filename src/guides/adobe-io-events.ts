import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Set `"options": {"clientId": "…"}` to the client id of the credential in your project of the Adobe Developer Console. Nothing is stored as a secret.',
    'In the Developer Console, add *I/O Events* to the project, choose the events, and *Webhook* with `{url}` as the delivery method; deliver events one by one, not in batches.',
    'Adobe asks whether somebody listens as soon as that is saved.',
  ],
  secret:
    'There is none: Adobe signs with keys that it publishes at `static.adobeioevents.com`, and the gateway fetches them.',
  types: [
    'asset_created',
    'asset_updated',
    'asset_deleted',
    'com.adobe.commerce.observer.catalog_product_save_commit_after',
  ],
  rules: [
    { wants: 'new assets', pattern: { source: ['adobe.io'], 'detail-type': ['asset_created'] } },
    {
      wants: 'what Adobe Commerce reports',
      pattern: { source: ['adobe.io'], 'detail-type': [{ prefix: 'com.adobe.commerce.' }] },
    },
  ],
  repeats: {
    schedule:
      'after 1, 2, 4 and 8 minutes and then every 15, for 24 hours, where it was answered with 429 or 5xx (not 505)',
    after4xx:
      'The event is lost to the webhook, except after 429; the journal of the registration keeps it for seven days.',
    stops:
      'A registration that fails in 80 % of its attempts for 24 hours is disabled, and switched on again by hand.',
    bytes: 'not documented',
    byHand:
      'The journal of a registration has the events of seven days. Adobe documents no way to have one delivered once more.',
  },
  handshake:
    'A GET with `challenge` is answered with its value as text, to whoever asks. The other way, a POST with a `validationUrl`, is not taken.',
  quirks: [
    'Adobe signs the events of all its customers with the same keys: `recipient_client_id` in the body must be the client id of the endpoint.',
    'A refusal is not repeated: mind the client id before the registration goes live.',
    'The detail-type stands in a header that nobody signs.',
  ],
  links: ['https://github.com/adobe/aio-lib-events/blob/master/src/signatureUtils.js'],
  unconfirmed: [
    'That the first of the two signatures is always right by itself: the SDK takes either.',
    'How a batch looks: what is a list is refused.',
  ],
};
