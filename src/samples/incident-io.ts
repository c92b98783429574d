import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'public_incident.incident_created_v2': about('public_incident.incident_created_v2', {
    id: '01FDAG4SAP5TYPT98WGR2N7W91',
    reference: 'INC-123',
    name: 'The checkout is slow',
    severity: { name: 'Minor', rank: 1 },
    incident_status: { name: 'Investigating', category: 'live' },
    visibility: 'public',
  }),
  'public_alert.alert_created_v1': about('public_alert.alert_created_v1', {
    id: '01GW2G3V0S59R238FAHPDS1R66',
    title: 'Latency above 2 s',
    status: 'firing',
  }),
};

function about(event_type: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `msg_${unique}` },
    body: JSON.stringify({ event_type, [event_type]: said }),
  });
}
