import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'transfers#state-change': about('transfers#state-change', {
    resource: { id: 49983981, profile_id: 16055450, account_id: 14124090, type: 'transfer' },
    current_state: 'outgoing_payment_sent',
    previous_state: 'funds_converted',
  }),
  'balances#credit': about('balances#credit', {
    resource: { id: 111, profile_id: 16055450, type: 'balance-account' },
    amount: 129.5,
    currency: 'EUR',
    post_transaction_balance_amount: 1204.75,
    transaction_type: 'credit',
  }),
};

function about(type: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-delivery-id': unique },
    body: JSON.stringify({
      data: { ...data, occurred_at: new Date().toISOString() },
      subscription_id: '90aa8e14-4ef1-4a56-861c-f3c9cde097ea',
      event_type: type,
      schema_version: '2.0.0',
      sent_at: new Date().toISOString(),
    }),
  });
}
