import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'charge_invoice.paid': about('charge_invoice', 'paid', { number: '1042', account_code: 'zoë' }),
  'subscription.renewed': about('subscription', 'renewed', {
    uuid: '63ab531e1d5b1d47eaf1ef44eeb853c3',
    account_code: 'zoë',
  }),
};

function about(object_type: string, event_type: string, more: Readonly<Record<string, string>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Recurly Webhooks/2.0',
      'recurly-notification-id': unique,
    },
    body: JSON.stringify({
      id: unique.replaceAll('-', '').slice(0, 12),
      object_type,
      site_id: 'rq8kx2m4vd1c',
      event_type,
      event_time: new Date().toISOString(),
      ...more,
    }),
  });
}
