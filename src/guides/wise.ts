import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Copy the public key that Wise publishes for webhooks, that of production or that of the sandbox, and store it as the secret of the endpoint: the two differ.',
    'In Wise, open *Settings → Developer tools → Webhooks*, or use the API (`POST /v3/applications/{clientKey}/subscriptions`), and enter `{url}`.',
    'Wise sends a test notification, which must be answered with 2xx and is published like any other.',
  ],
  secret:
    'There is none: the endpoint stores the public key of Wise, as PEM, and only Wise has the other half. It is on the page on event handling.',
  types: [
    'transfers#state-change',
    'transfers#active-cases',
    'balances#credit',
    'balances#update',
    'profiles#verification-state-change',
    'cards#transaction-state-change',
  ],
  rules: [
    {
      wants: 'transfers that are paid out',
      pattern: {
        source: ['wise.com'],
        'detail-type': ['transfers#state-change'],
        detail: { data: { current_state: ['outgoing_payment_sent'] } },
      },
    },
    { wants: 'money that comes in', pattern: { source: ['wise.com'], 'detail-type': ['balances#credit'] } },
  ],
  repeats: {
    schedule:
      'up to 25 times in two weeks, at growing intervals, where it is not answered with 2xx within five seconds',
    after4xx: 'Some, 400 among them, are tried three times at most.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'The Developer Hub of Wise sends an event once more.',
  },
  quirks: [
    'Sandbox and production have different keys: give each an endpoint of its own.',
    'One key signs for all customers of Wise: `data.resource.profile_id` says whose event it is, and a rule that matters matches on it.',
    'Wise takes 200 alone, and no URL with a query.',
    'An event that two subscriptions ask for comes once for each of them.',
    'Nothing limits how old a delivery may be.',
  ],
  links: [
    'https://github.com/transferwise/digital-signatures-examples/tree/main/verify-webhook-signature',
    'https://docs.wise.com/guides/developer/webhooks',
  ],
};
