import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'PAYMENT.CAPTURE.COMPLETED': about('PAYMENT.CAPTURE.COMPLETED', 'capture', {
    id: '42311647XV020574X',
    status: 'COMPLETED',
    amount: { value: '29.00', currency_code: 'EUR' },
    custom_id: 'größer',
  }),
  'BILLING.SUBSCRIPTION.CANCELLED': about('BILLING.SUBSCRIPTION.CANCELLED', 'subscription', {
    id: 'I-BW452GLLEP1G',
    status: 'CANCELLED',
    plan_id: 'P-5ML4271244454362WXNWU5NQ',
  }),
};

function about(
  event_type: string,
  resource_type: string,
  resource: Readonly<Record<string, unknown>>,
): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'PayPal/AUHD-214.0-58735935',
      'paypal-transmission-id': unique,
      'paypal-auth-algo': 'SHA256withRSA',
    },
    body: JSON.stringify({
      id: `WH-${unique.replaceAll('-', '').slice(0, 17).toUpperCase()}`,
      event_version: '1.0',
      create_time: new Date().toISOString(),
      resource_type,
      event_type,
      summary: 'As PayPal says it',
      resource,
    }),
  });
}
