import type { Sample, Samples } from './sample.ts';

export const samples: Samples = {
  'payments.failed': (unique) =>
    batch([event(unique, 'payments', 'failed', { payment: 'PM00AQ8J2K6TPN' }, 'bank', 'insufficient_funds')]),
  'mandates.cancelled': (unique) =>
    batch([
      event(unique, 'mandates', 'cancelled', { mandate: 'MD000AMA19XGEC' }, 'bank', 'bank_account_closed'),
    ]),
};

function event(
  unique: string,
  resource_type: string,
  action: string,
  links: Readonly<Record<string, string>>,
  origin: string,
  cause: string,
) {
  return {
    id: `EV${unique.replaceAll('-', '').slice(0, 12).toUpperCase()}`,
    created_at: new Date().toISOString(),
    resource_type,
    action,
    links,
    details: { origin, cause, description: 'As the bank says: “größer”.' },
    metadata: {},
  };
}

function batch(events: readonly object[]): Sample {
  return {
    headers: { 'content-type': 'application/json', 'user-agent': 'gocardless-webhook-service/1.1' },
    body: JSON.stringify({ events, meta: { webhook_id: 'WB00BZ3K2JQ7HY' } }),
  };
}
