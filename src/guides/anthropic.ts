import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Claude Console, open *Manage → Webhooks* and add an endpoint.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy the *signing secret*, which is shown once, and store it as the secret of the endpoint.',
  ],
  secret:
    'The Console makes it with the endpoint and shows it once: `whsec_`, and behind it 32 bytes in base64.',
  types: [
    'session.created',
    'session.status_idled',
    'session.requires_action',
    'session.status_terminated',
    'session.outcome_evaluation_ended',
    'agent.updated',
    'deployment_run.failed',
    'vault_credential.refresh_failed',
  ],
  rules: [
    {
      wants: 'sessions that wait for something',
      pattern: {
        source: ['anthropic.com'],
        'detail-type': ['session.status_idled', 'session.requires_action'],
      },
    },
    {
      wants: 'everything of one workspace',
      pattern: {
        source: ['anthropic.com'],
        detail: { data: { workspace_id: ['wrkspc_011CZkZWtz9G3hqnQB'] } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'It counts as a failure, as a redirect does.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'The Console sends test events.',
  },
  quirks: ['An event holds a type and ids: the session or the agent itself is to be fetched.'],
  links: ['https://github.com/anthropics/anthropic-sdk-typescript/blob/main/src/resources/beta/webhooks.ts'],
};
