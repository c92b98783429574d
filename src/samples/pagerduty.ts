import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developer.pagerduty.com/docs/webhooks-overview. */
export const samples: Samples = {
  'incident.triggered': incident('triggered', 'triggered'),
  'incident.resolved': incident('resolved', 'resolved'),
};

function incident(what: string, status: string): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'PagerDuty-Webhook/V3.0',
      'x-webhook-id': unique,
      'x-webhook-subscription': 'PL3RS4K',
    },
    body: JSON.stringify({
      event: {
        id: unique,
        event_type: `incident.${what}`,
        resource_type: 'incident',
        occurred_at: new Date().toISOString(),
        agent: { id: 'PLH1HKV', type: 'user_reference', summary: 'Jo Smith' },
        client: null,
        data: {
          id: 'PGR0VU2',
          type: 'incident',
          number: 2,
          status,
          title: 'Größe des Pools erschöpft',
          service: { id: 'PF9KMXH', type: 'service_reference', summary: 'API' },
          urgency: 'high',
        },
      },
    }),
  });
}
