import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the admin console, open *Settings → Webhooks* and choose *Add endpoint*.',
    'Paste `{url}`, leave the destination at the general one, and choose the events.',
    'Copy the secret that is shown once, and store it as the secret of the endpoint.',
  ],
  secret:
    'Tailscale makes it, and shows it once: `tskey-webhook-…`. A rotated one replaces the old one at once.',
  types: [
    'nodeCreated',
    'nodeNeedsApproval',
    'nodeKeyExpired',
    'nodeDeleted',
    'policyUpdate',
    'userCreated',
    'test',
  ],
  rules: [
    {
      wants: 'machines that wait for approval',
      pattern: { source: ['tailscale.com'], 'detail-type': ['nodeNeedsApproval'] },
    },
    {
      wants: 'changes of the policy by anybody but the pipeline',
      pattern: {
        source: ['tailscale.com'],
        'detail-type': ['policyUpdate'],
        detail: { data: { actor: [{ 'anything-but': 'pipeline@example.com' }] } },
      },
    },
  ],
  repeats: {
    schedule:
      'it repeats what was not answered with 2xx, and later events wait for it; how often is not documented',
    after4xx: 'It is repeated like any other failure.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Send test event* sends a `test`. Tailscale documents no way to have an event delivered once more.',
  },
  quirks: [
    'A request is a list of events, and each becomes one event on the bus.',
    'An event has no id. One that is repeated in another list has another name.',
    'A delivery that is refused for long holds up everything behind it.',
  ],
  links: ['https://github.com/tailscale/tailscale/blob/main/docs/webhooks/example.go'],
};
