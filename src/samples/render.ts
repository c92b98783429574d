import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  deploy_ended: about('deploy_ended', { status: 'failed' }),
  server_failed: about('server_failed', {}),
};

function about(type: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `evt-${unique}` },
    body: JSON.stringify({
      type,
      timestamp: new Date().toISOString(),
      data: {
        id: `evt-${unique}`,
        serviceId: 'srv-cukouhrtq21c73e9scng',
        serviceName: 'orders',
        ...more,
      },
    }),
  });
}
