import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In LaunchDarkly, open *Organization settings → Integrations*, find *Webhooks* and choose *Add integration*.',
    'Paste `{url}` as its URL, and check *Sign this webhook*.',
    'Take the secret that it proposes, or type in one of your own, and store it as the secret of the endpoint. Add a policy where not every change should come.',
  ],
  secret: 'You choose it, or LaunchDarkly proposes one. Without it nothing is signed, and all is refused.',
  types: [
    'flag.updateOn',
    'flag.createFlag',
    'flag.updateRules',
    'project.createProject',
    'member.updateRole',
  ],
  rules: [
    {
      wants: 'flags that are switched on or off',
      pattern: { source: ['launchdarkly.com'], 'detail-type': ['flag.updateOn'] },
    },
    {
      wants: 'all that a member changes in flags',
      pattern: {
        source: ['launchdarkly.com'],
        'detail-type': [{ prefix: 'flag.' }],
        detail: { member: { email: ['jo@example.com'] } },
      },
    },
  ],
  repeats: {
    schedule: 'Once more, as its users report.',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'LaunchDarkly has no way to send an event once more; its audit log keeps them.',
  },
  quirks: [
    'What happened first may come last: `date` in the body, which is the time of the event, tells.',
    'An entry may hold several `accesses`: the detail-type names the action of the first.',
    'Two webhooks that bring one entry to one URL bring one event: the second is a duplicate.',
  ],
  links: ['https://launchdarkly.com/docs/api/webhooks', 'https://launchdarkly.com/docs/api/audit-log'],
};
