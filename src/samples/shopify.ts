import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://shopify.dev/docs/api/webhooks. */
export const samples: Samples = {
  'orders/create': about('orders/create', {
    id: 5820982911946,
    admin_graphql_api_id: 'gid://shopify/Order/5820982911946',
    name: '#1042',
    currency: 'EUR',
    total_price: '249.90',
    financial_status: 'paid',
    line_items: [{ id: 14487817672276, title: 'Größe M', quantity: 2, price: '124.95' }],
  }),
  'products/update': about('products/update', {
    id: 7880321196742,
    title: 'Rain coat',
    vendor: 'Acme',
    status: 'active',
    variants: [{ id: 42642667041472, price: '89.00', sku: 'RC-M' }],
  }),
};

function about(topic: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': 'acme.myshopify.com',
      'x-shopify-api-version': '2026-07',
      'x-shopify-webhook-id': unique,
      'x-shopify-event-id': unique,
      'x-shopify-triggered-at': new Date().toISOString(),
    },
    body: JSON.stringify({ ...said, updated_at: new Date().toISOString() }),
  });
}
