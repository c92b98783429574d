import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  payment_failed: about('payment_failed', {
    transaction: { id: 'txn_169lWlUSzTqD0', amount: 2900, currency_code: 'EUR', status: 'failure' },
    customer: { id: '169lWlUSzTq', first_name: 'Zoë' },
  }),
  subscription_cancelled: about('subscription_cancelled', {
    subscription: { id: '169lWlUSzTr', status: 'cancelled', cancel_reason: 'not_paid' },
    customer: { id: '169lWlUSzTq', first_name: 'Zoë' },
  }),
};

function about(event_type: string, content: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json;charset=UTF-8', 'user-agent': 'ChargeBee' },
    body: JSON.stringify({
      id: `ev_${unique.replaceAll('-', '').slice(0, 17)}`,
      occurred_at: Math.floor(Date.now() / 1000),
      source: 'scheduled_job',
      object: 'event',
      api_version: 'v2',
      content,
      event_type,
      webhook_status: 'scheduled',
    }),
  });
}
