import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  INITIAL_PURCHASE: about('INITIAL_PURCHASE', { price: 4.99, period_type: 'NORMAL' }),
  CANCELLATION: about('CANCELLATION', { cancel_reason: 'UNSUBSCRIBE', period_type: 'NORMAL' }),
};

function about(type: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'RevenueCat' },
    body: JSON.stringify({
      api_version: '1.0',
      event: {
        id: unique.toUpperCase(),
        type,
        event_timestamp_ms: Date.now(),
        app_user_id: 'zoë',
        product_id: 'com.subscription.weekly',
        entitlement_ids: ['pro'],
        environment: 'PRODUCTION',
        store: 'APP_STORE',
        currency: 'EUR',
        ...more,
      },
    }),
  });
}
