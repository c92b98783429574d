import type { MakeSample, Samples } from './sample.ts';

const console = 'https://app.pulumi.com/acme/shop/production';

export const samples: Samples = {
  stack_update: about('stack_update', {
    updateUrl: `${console}/updates/42`,
    kind: 'update',
    result: 'failed',
    resourceChanges: { update: 3, delete: 1 },
    isPreview: false,
  }),
  deployment: about('deployment', {
    deploymentUrl: `${console}/deployments/127`,
    version: 127,
    operation: 'update',
    status: 'running',
  }),
};

function about(kind: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'pulumi-webhook-id': unique,
      'pulumi-webhook-kind': kind,
    },
    body: JSON.stringify({
      user: { name: 'Ada', githubLogin: 'ada', avatarUrl: 'https://example.com/ada.png' },
      organization: { name: 'Acme', githubLogin: 'acme', avatarUrl: 'https://example.com/acme.png' },
      projectName: 'shop',
      stackName: 'production',
      ...what,
    }),
  });
}
