import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'payment.captured': about('payment.captured', {
    status: 'captured',
    method: 'card',
    captured: true,
    description: 'Größe M',
  }),
  'payment.failed': about('payment.failed', {
    status: 'failed',
    method: 'upi',
    captured: false,
    error_code: 'BAD_REQUEST_ERROR',
    error_description: 'Payment was not completed on time.',
  }),
};

function about(event: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const created_at = Math.floor(Date.now() / 1000);
    const id = `pay_${unique.replaceAll('-', '').slice(0, 14)}`;
    const entity = { id, entity: 'payment', amount: 50_000, currency: 'INR', ...more, created_at };
    return {
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Razorpay-Webhook/v1',
        'x-razorpay-event-id': unique.replaceAll('-', '').slice(0, 14),
      },
      body: JSON.stringify({
        entity: 'event',
        account_id: 'acc_Jq2mXw9Tz4LrKs',
        event,
        contains: ['payment'],
        payload: { payment: { entity } },
        created_at,
      }),
    };
  };
}
