import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'alert.run.failed': about('alert.run.failed', {
    task: { id: 'import-orders', filePath: 'src/trigger/import.ts', exportName: 'importOrders' },
    run: {
      id: 'run_hm7xq2ktw9',
      status: 'FAILED',
      isTest: false,
      error: { type: 'BUILT_IN_ERROR', name: 'Error', message: 'The file has no rows' },
    },
  }),
  'alert.deployment.failed': about('alert.deployment.failed', {
    deployment: { id: 'deployment_8rk2v5', status: 'FAILED', version: '20260101.1', shortCode: 'x7k2' },
    error: { name: 'BuildError', message: 'Module not found' },
  }),
};

function about(type: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: `alert_${unique}`,
      created: new Date().toISOString(),
      webhookVersion: 'v1',
      type,
      object: {
        ...what,
        environment: { id: 'env_4d2', type: 'PRODUCTION', slug: 'prod' },
        organization: { id: 'org_7a1', slug: 'acme', name: 'Acme' },
        project: { id: 'proj_93c', ref: 'proj_shop', slug: 'shop', name: 'Shop' },
      },
    }),
  });
}
