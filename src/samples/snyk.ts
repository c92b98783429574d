import type { MakeSample, Samples } from './sample.ts';

const org = { id: '0b4e1c7a-92d3-4f58-a6c1-7de80f3b2a95', name: 'acme', slug: 'acme' };

export const samples: Samples = {
  'project_snapshot/v0': about('project_snapshot/v0', (unique) => ({
    project: {
      id: '5f3a9d21-6c0e-4b7f-8e14-c2d5b0a7f936',
      name: 'acme/shop:package.json',
      type: 'npm',
      origin: 'github',
      totalDependencies: 214,
    },
    org,
    group: { id: 'e7c2a5f8-103b-4d69-b8f7-4a61d9c05e32', name: 'Acme' },
    newIssues: [
      {
        id: `SNYK-JS-EXAMPLE-${unique}`,
        issueType: 'vuln',
        pkgName: 'left-pad',
        issueData: { title: 'Prototype Pollution', severity: 'high' },
      },
    ],
    removedIssues: [],
  })),
  'ping/v0': about('ping/v0', (unique) => ({ webhookId: unique })),
};

function about(event: string, body: (unique: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Snyk-Webhooks/044aadd',
      'x-snyk-event': event,
      'x-snyk-transport-id': unique,
      'x-snyk-timestamp': new Date().toISOString(),
    },
    body: JSON.stringify(body(unique)),
  });
}
