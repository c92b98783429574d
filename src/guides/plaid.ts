import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Plaid Dashboard, open *Developers → Keys*, and store the secret of the environment with the client id as the secret of the endpoint: `{"secret": "…", "clientId": "…"}`.',
    'Give `{url}` as `webhook` when you create a link token, or under *Developers → Webhooks*.',
    'For the sandbox, set `sandbox: true` under the `options` of the endpoint.',
  ],
  secret:
    'The *secret* of the environment and the *client id*: Plaid tells the keys that it signs with to its customers alone.',
  types: [
    'TRANSACTIONS.SYNC_UPDATES_AVAILABLE',
    'ITEM.ERROR',
    'ITEM.PENDING_EXPIRATION',
    'AUTH.AUTOMATICALLY_VERIFIED',
    'TRANSFER.TRANSFER_EVENTS_UPDATE',
  ],
  rules: [
    {
      wants: 'new transactions',
      pattern: { source: ['plaid.com'], 'detail-type': ['TRANSACTIONS.SYNC_UPDATES_AVAILABLE'] },
    },
    {
      wants: 'items that need their user',
      pattern: {
        source: ['plaid.com'],
        'detail-type': ['ITEM.ERROR'],
        detail: { error: { error_code: ['ITEM_LOGIN_REQUIRED'] } },
      },
    },
  ],
  repeats: {
    schedule: 'up to six times within 24 hours, after 30 seconds and then four times as long each time',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Plaid stops repeating while more than 90 % of the deliveries of 24 hours are rejected.',
    bytes: 'not documented',
    byHand:
      '`POST /sandbox/item/fire_webhook` sends one in the sandbox. Plaid documents no way to have one delivered once more.',
  },
  quirks: [
    'What is signed is a hash of the body, every space of it included.',
    'The key is asked for at Plaid with the secret, and remembered: without a way there the first delivery by a new key waits.',
    'No event has an id: what is repeated is published once more, under the name of the first where its bytes are the same.',
  ],
  links: ['https://plaid.com/docs/api/webhooks/'],
};
