import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://launchdarkly.com/docs/api/webhooks. */
export const samples: Samples = {
  'flag.updateOn': entry('flag', 'updateOn', 'proj/shop:env/production:flag/new-cart', 'turned on the flag'),
  'project.createProject': entry('project', 'createProject', 'proj/größe', 'created the project'),
};

function entry(kind: string, action: string, resource: string, titleVerb: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'LaunchDarkly/1.0' },
    body: JSON.stringify({
      _links: { self: { href: `/api/v2/auditlog/${unique}`, type: 'application/json' } },
      _id: unique.replaceAll('-', '').slice(0, 24),
      _accountId: '57c0a8e29969090743529900',
      date: Date.now(),
      accesses: [{ action, resource }],
      kind,
      name: resource.split('/').at(-1),
      description: '',
      member: { _id: '569f514156e003339cfd3917', email: 'jo@example.com', firstName: 'Jo' },
      titleVerb,
      target: { name: resource.split('/').at(-1), resources: [resource] },
    }),
  });
}
