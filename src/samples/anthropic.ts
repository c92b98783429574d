import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'session.status_idled': about('session.status_idled', 'sesn'),
  'agent.updated': about('agent.updated', 'agent'),
};

function about(type: string, prefix: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `msg_${unique}` },
    body: JSON.stringify({
      type: 'event',
      id: `event_${unique}`,
      created_at: new Date().toISOString(),
      data: {
        type,
        id: `${prefix}_011CZkZAtmR3yMPDzynEDxu7`,
        organization_id: '7c1d5e0a-93b4-4f62-8a7d-2e5f90c1b384',
        workspace_id: 'wrkspc_011CZkZWtz9G3hqnQB',
      },
    }),
  });
}
