import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'order.updated': about('order.updated', {
    id: 727,
    status: 'processing',
    currency: 'EUR',
    total: '29.35',
    billing: { first_name: 'Zoë', city: 'Köln', country: 'DE', email: 'zoe@example.com' },
    line_items: [{ id: 315, name: 'Woo Single #1', product_id: 93, quantity: 2, total: '6.00' }],
  }),
  'customer.created': about('customer.created', {
    id: 25,
    email: 'zoe@example.com',
    first_name: 'Zoë',
    role: 'customer',
  }),
};

function about(topic: string, body: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'WooCommerce/9.9.5 Hookshot (WordPress/6.8.2)',
      'x-wc-webhook-source': 'https://shop.example.com/',
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-resource': topic.split('.')[0] ?? '',
      'x-wc-webhook-event': topic.split('.')[1] ?? '',
      'x-wc-webhook-id': '142',
      'x-wc-webhook-delivery-id': unique.replaceAll('-', ''),
    },
    body: JSON.stringify({ ...body, date_modified: new Date().toISOString().slice(0, 19) }),
  });
}
