import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'message.received': about('message.received', {
    direction: 'inbound',
    from: { phone_number: '+4915112345678' },
    to: [{ phone_number: '+14155550100', status: 'webhook_delivered' }],
    text: 'Ist die Größe M noch da?',
    type: 'SMS',
  }),
  'call.hangup': about('call.hangup', {
    connection_id: '1494404757140276705',
    from: '+4915112345678',
    to: '+14155550100',
    hangup_cause: 'normal_clearing',
  }),
};

function about(event_type: string, payload: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      data: {
        record_type: 'event',
        event_type,
        id: unique,
        occurred_at: new Date().toISOString(),
        payload,
      },
      meta: { attempt: 1, delivered_to: 'https://hooks.example.com/telnyx' },
    }),
  });
}
