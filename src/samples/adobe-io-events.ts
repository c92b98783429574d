import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  asset_created: about('asset_created', {
    'activitystreams:published': '2026-01-01T10:00:00.000Z',
    'activitystreams:object': { 'xdmAsset:asset_id': 'urn:aaid:aem:4123ba4c-93a8-4c5d-b979-ffbbe4318185' },
  }),
  'com.adobe.commerce.observer.catalog_product_save_commit_after': about(
    'com.adobe.commerce.observer.catalog_product_save_commit_after',
    { value: { sku: 'A-218', name: 'Shirt', price: 45.9 } },
  ),
};

function about(code: string, event: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-adobe-event-id': unique,
      'x-adobe-event-code': code,
      'x-adobe-provider': 'acme',
      'x-adobe-retry-count': '0',
    },
    body: JSON.stringify({
      event_id: unique,
      event,
      recipient_client_id: '4b1c7e0a9d2f4863b5c1e7a93f60b8d2',
    }),
  });
}
