import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/. */
export const samples: Samples = {
  'zen:event-type:ticket.created': ticket('created', { meta: { sequence: { id: 1, position: 1 } } }),
  'zen:event-type:ticket.status_changed': ticket('status_changed', { previous: 'NEW', current: 'OPEN' }),
};

function ticket(what: string, event: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Zendesk Webhook',
      'x-zendesk-account-id': '123456',
      'x-zendesk-webhook-id': '01HV8CA8MJ3E2T7N3W7F0QK5ZD',
      'x-zendesk-webhook-invocation-id': unique,
    },
    body: JSON.stringify({
      account_id: 123456,
      id: unique,
      type: `zen:event-type:ticket.${what}`,
      subject: 'zen:ticket:218',
      time: new Date().toISOString(),
      zendesk_event_version: '2022-11-06',
      detail: { id: '218', subject: 'Größe M ist aus', priority: 'URGENT', status: 'OPEN' },
      event,
    }),
  });
}
