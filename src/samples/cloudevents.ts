import type { Samples } from './sample.ts';

const event = (id: string, type: string, data: object) => ({
  specversion: '1.0',
  id,
  source: '/orders/eu',
  type,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data,
});

export const samples: Samples = {
  'com.example.order.created': (unique) => ({
    headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
    body: JSON.stringify(event(unique, 'com.example.order.created', { total: 12.5 })),
  }),
  'com.example.order.shipped': (unique) => ({
    headers: { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' },
    body: JSON.stringify(
      ['a', 'b'].map((part) => event(`${unique}-${part}`, 'com.example.order.shipped', { parcel: part })),
    ),
  }),
};
