import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint first: enabling a notification sends a signed request that must be answered.',
    'In the workspace, open *Settings → Notifications*, choose *Create a notification* and the destination *Webhook*.',
    'Paste `{url}` as its URL and the secret as its *Token*, and choose the triggers.',
  ],
  secret: 'You choose it. HCP Terraform calls it the token of the notification, and does not show it again.',
  types: [
    'run:created',
    'run:planning',
    'run:needs_attention',
    'run:applying',
    'run:completed',
    'run:errored',
    'assessment:drifted',
    'assessment:check_failure',
    'assessment:failed',
  ],
  rules: [
    {
      wants: 'runs that wait for somebody',
      pattern: { source: ['app.terraform.io'], 'detail-type': ['run:needs_attention'] },
    },
    {
      wants: 'failed runs of one workspace',
      pattern: {
        source: ['app.terraform.io'],
        'detail-type': ['run:errored'],
        detail: { workspace_name: ['production'] },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'It is recorded in the delivery responses of the notification.',
    stops: 'A notification whose verification was not answered with 2xx stays disabled.',
    bytes: 'not documented',
    byHand: '*Send a test* repeats the verification, which is answered and not published.',
  },
  handshake:
    'When a notification is enabled or verified, HCP Terraform sends a signed one whose trigger is `verification`. It is answered with 200 and never published.',
  quirks: [
    'The signature is HMAC-SHA512; several guides say SHA-256.',
    'Without a token the header is there and empty, and every delivery is refused.',
    '`payload_version` is the number 1 for runs and the text "2" for assessments.',
    'Run tasks are signed in another header and wait for an answer to an address of their own: they are not for an event bus.',
  ],
  links: ['https://developer.hashicorp.com/terraform/cloud-docs/workspaces/settings/notifications'],
};
