import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://docs.stripe.com/api/events. */
export const samples: Samples = {
  'charge.succeeded': event('charge.succeeded', (id) => ({
    id: `ch_${id}`,
    object: 'charge',
    amount: 2000,
    amount_captured: 2000,
    amount_refunded: 0,
    balance_transaction: `txn_${id}`,
    billing_details: {
      address: { city: null, country: 'DE', postal_code: '10115' },
      email: 'jenny@example.com',
    },
    currency: 'eur',
    livemode: false,
    metadata: { order: '6735' },
    outcome: { network_status: 'approved_by_network', risk_level: 'normal', type: 'authorized' },
    paid: true,
    payment_method_details: { card: { brand: 'visa', last4: '4242' }, type: 'card' },
    status: 'succeeded',
  })),
  'payment_intent.succeeded': event('payment_intent.succeeded', (id) => ({
    id: `pi_${id}`,
    object: 'payment_intent',
    amount: 2000,
    amount_received: 2000,
    currency: 'eur',
    livemode: false,
    metadata: {},
    payment_method_types: ['card'],
    status: 'succeeded',
  })),
  'invoice.paid': event('invoice.paid', (id) => ({
    id: `in_${id}`,
    object: 'invoice',
    amount_due: 4900,
    amount_paid: 4900,
    attempt_count: 1,
    currency: 'eur',
    customer: `cus_${id}`,
    lines: {
      object: 'list',
      data: [{ id: `il_${id}`, amount: 4900, description: 'Pro plan' }],
      has_more: false,
    },
    status: 'paid',
  })),
  'customer.subscription.deleted': event('customer.subscription.deleted', (id) => ({
    id: `sub_${id}`,
    object: 'subscription',
    cancel_at_period_end: false,
    customer: `cus_${id}`,
    status: 'canceled',
  })),
};

function event(type: string, object: (id: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const id = unique.replaceAll('-', '').slice(0, 24);
    return {
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Stripe/1.0' },
      body: JSON.stringify(
        {
          id: `evt_${id}`,
          object: 'event',
          api_version: '2026-10-29.dahlia',
          created: Math.floor(Date.now() / 1000),
          data: { object: object(id) },
          livemode: false,
          pending_webhooks: 1,
          request: { id: `req_${id.slice(0, 14)}`, idempotency_key: unique },
          type,
        },
        undefined,
        2,
      ),
    };
  };
}
