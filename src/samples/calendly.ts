import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developer.calendly.com/api-docs/overview/webhooks/webhook-payload. */
export const samples: Samples = {
  'invitee.created': invitee('created', { status: 'active', rescheduled: false }),
  'invitee.canceled': invitee('canceled', {
    status: 'canceled',
    rescheduled: false,
    cancellation: { canceled_by: 'Jo Smith', reason: 'Größe passt nicht', canceler_type: 'invitee' },
  }),
};

function invitee(what: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Calendly-Webhooks/1.0' },
    body: JSON.stringify({
      event: `invitee.${what}`,
      created_at: new Date().toISOString().replace('Z', '000Z'),
      created_by: 'https://api.calendly.com/users/f1b4d0f6-52e6-4b8e-9f0e-3d1a6c2b7e90',
      payload: {
        uri: `https://api.calendly.com/scheduled_events/c8f5b1d2/invitees/${unique}`,
        email: 'jo@example.com',
        name: 'Jo Smith',
        timezone: 'Europe/Berlin',
        ...said,
      },
    }),
  });
}
