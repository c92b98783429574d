import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  order_created: about('order_created', 'orders', {
    order_number: 1042,
    user_name: 'Zoë Größer',
    currency: 'EUR',
    total: 2900,
    status: 'paid',
  }),
  subscription_updated: about('subscription_updated', 'subscriptions', {
    product_name: 'Sallyport Pro',
    user_name: 'Zoë Größer',
    status: 'cancelled',
    cancelled: true,
  }),
};

function about(event_name: string, type: string, attributes: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'LemonSqueezy-Hookshot',
      'x-event-name': event_name,
    },
    body: JSON.stringify({
      meta: { test_mode: true, event_name, custom_data: { cart: unique } },
      data: {
        type,
        id: String(Number.parseInt(unique.slice(0, 8), 16)),
        attributes: { store_id: 1, ...attributes, updated_at: new Date().toISOString() },
      },
    }),
  });
}
