import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  nodeNeedsApproval: about('nodeNeedsApproval', 'Node build-7 needs approval', (unique) => ({
    nodeID: unique,
    deviceName: 'build-7.tail1a2b.ts.net',
    managedBy: 'ada@example.com',
    actor: 'ada@example.com',
    url: 'https://login.tailscale.com/admin/machines/100.101.102.103',
  })),
  policyUpdate: about('policyUpdate', 'Tailnet policy file updated', (unique) => ({
    actor: 'ada@example.com',
    newPolicy: `{"tests":[],"note":"${unique}"}`,
    oldPolicy: '{"tests":[]}',
    url: 'https://login.tailscale.com/admin/acls',
  })),
};

function about(
  type: string,
  message: string,
  data: (unique: string) => Readonly<Record<string, string>>,
): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        timestamp: new Date().toISOString(),
        version: 1,
        type,
        tailnet: 'example.com',
        message,
        data: data(unique),
      },
    ]),
  });
}
