import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Fireblocks Console, open *Developer Center → Webhooks* and choose *Add webhook*.',
    'Paste `{url}` as its URL, and choose the events. The endpoint stores no secret.',
    'For a workspace in the EU or a sandbox, set `environment` under the `options` of the endpoint.',
  ],
  secret: 'There is none: Fireblocks signs with keys that it publishes, a set for each environment.',
  types: [
    'transaction.created',
    'transaction.status.updated',
    'transaction.approval_status.updated',
    'vault_account.created',
    'vault_account.asset.added',
    'vault_account.asset.balance_updated',
  ],
  rules: [
    {
      wants: 'transactions that are completed',
      pattern: {
        source: ['fireblocks.com'],
        'detail-type': ['transaction.status.updated'],
        detail: { data: { status: ['COMPLETED'] } },
      },
    },
    {
      wants: 'all that happens to vault accounts',
      pattern: { source: ['fireblocks.com'], 'detail-type': [{ prefix: 'vault_account.' }] },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'The Developer Center and the API resend notifications.',
  },
  quirks: [
    'One set of keys signs for all workspaces of an environment: `workspaceId` says whose event it is, and a rule that matters matches on it.',
    'Nothing limits how old a delivery may be.',
    'Webhooks v1 have no signature that is believed here.',
  ],
  links: [
    'https://developers.fireblocks.com/reference/webhook-notification-structure',
    'https://www.rfc-editor.org/rfc/rfc7515#appendix-F',
  ],
  unconfirmed: ['that a repetition has the id of the first'],
};
