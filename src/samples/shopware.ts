import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'checkout.order.placed': about('checkout.order.placed', (unique) => ({
    order: { id: unique.replaceAll('-', ''), orderNumber: '10218', amountTotal: 45.9 },
  })),
  'product.written': about('product.written', (unique) => [
    { entity: 'product', operation: 'delete', primaryKey: unique.replaceAll('-', ''), updatedFields: [] },
  ]),
};

function about(event: string, payload: (unique: string) => unknown): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'sw-version': '6.7.2.0',
      'x-shopware-event-id': unique.replaceAll('-', ''),
      'x-shopware-sequence': '4711',
      'x-shopware-attempt': '0',
    },
    body: JSON.stringify({
      data: { payload: payload(unique), event },
      source: {
        url: 'https://shop.example.com',
        appVersion: '1.0.0',
        shopId: 'dgrH7nLU6tlE',
        eventId: unique.replaceAll('-', ''),
      },
      timestamp: Math.floor(Date.now() / 1000),
    }),
  });
}
