import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In the organization, or in a stack, open *Settings → Webhooks* and choose *Create webhook*.',
    'Choose the generic JSON format, paste `{url}` as the payload URL and the secret, and choose the events.',
  ],
  secret: 'You choose it. Pulumi Cloud signs only where a secret is set.',
  types: [
    'stack',
    'stack_preview',
    'stack_update',
    'deployment',
    'drift_detection',
    'drift_remediation',
    'ping',
  ],
  rules: [
    {
      wants: 'updates that failed',
      pattern: {
        source: ['pulumi.com'],
        'detail-type': ['stack_update'],
        detail: { result: ['failed'] },
      },
    },
    {
      wants: 'deployments of one stack',
      pattern: {
        source: ['pulumi.com'],
        'detail-type': ['deployment'],
        detail: { projectName: ['shop'], stackName: ['production'] },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      'The page of a webhook lists its deliveries and sends one again; whether its id stays is not documented.',
  },
  quirks: [
    'The sample code of the vendor lets a request without a signature pass: here it is refused.',
    'The detail-type stands in a header that nobody signs, and `kind` in the body is another word: it says which operation ran.',
  ],
  links: ['https://github.com/pulumi/examples/tree/master/aws-ts-pulumi-webhooks'],
};
