import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Name the URL and the topics in the configuration of the app (`[[webhooks.subscriptions]]` of `shopify.app.toml`, with `uri = "{url}"`), or subscribe with the mutation `webhookSubscriptionCreate` of the Admin API.',
    'Copy the *client secret* from the settings of the app, and store it as the secret of the endpoint.',
  ],
  secret:
    'The client secret of the app, which signs all its webhooks. What is set up in the admin of a shop (*Settings → Notifications → Webhooks*) is signed with another key, which stands on that page: give it an endpoint of its own.',
  types: [
    'orders/create',
    'orders/paid',
    'orders/cancelled',
    'products/update',
    'customers/create',
    'app/uninstalled',
    'customers/data_request',
    'shop/redact',
  ],
  rules: [
    { wants: 'new orders', pattern: { source: ['shopify.com'], 'detail-type': ['orders/create'] } },
    {
      wants: 'orders in euros, whatever happened to them',
      pattern: {
        source: ['shopify.com'],
        'detail-type': [{ prefix: 'orders/' }],
        detail: { currency: ['EUR'] },
      },
    },
  ],
  repeats: {
    schedule: '8 times in 4 hours, at growing intervals.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'After 8 failures in a row Shopify deletes a subscription that was made through the Admin API.',
    bytes: 'the same',
    byHand: 'Shopify has no way to send a delivery once more; `shopify app webhook trigger` sends a sample.',
  },
  quirks: [
    'Within 1 second the connection must stand, and within 5 the answer must be there.',
    'For up to an hour after a rotation Shopify may sign with the old secret: keep both stored.',
    'Shopify can deliver to EventBridge by itself, as a partner event source: then there is no URL and no signature.',
    'Which shop it is stands in a header, which nobody signs: where it decides anything, take it from the body.',
    'The Events of the developer preview sign in other headers, at which nobody looks here.',
  ],
  links: [
    'https://shopify.dev/docs/api/webhooks',
    'https://shopify.dev/docs/apps/build/webhooks/best-practices',
    'https://shopify.dev/changelog/updates-to-webhook-retry-mechanism',
  ],
};
