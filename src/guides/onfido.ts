import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of Onfido, open *Developers → Webhooks* and choose *Create webhook*.',
    'Paste `{url}`, and choose the events.',
    'Copy the *token* that it shows once, and store it as the secret of the endpoint.',
  ],
  secret: 'The *webhook token*: 32 characters that Onfido makes with a webhook and shows once.',
  types: [
    'check.completed',
    'report.completed',
    'workflow_run.completed',
    'workflow_task.started',
    'workflow_task.completed',
  ],
  rules: [
    {
      wants: 'checks that are complete',
      pattern: { source: ['onfido.com'], 'detail-type': ['check.completed'] },
    },
    {
      wants: 'workflow runs that were declined',
      pattern: {
        source: ['onfido.com'],
        'detail-type': ['workflow_run.completed'],
        detail: { payload: { object: { status: ['declined'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'What comes when an event is sent once more is not documented.',
  },
  quirks: [
    'An event has no id: its name begins with what happened to what.',
    'The older `X-Signature` is an HMAC by SHA-1: it is never looked at.',
  ],
  links: ['https://github.com/onfido/onfido-node'],
};
