import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'At the sender, add a webhook with `{url}` as its URL.',
    'Copy the secret that it shows (`whsec_…`), and store it as the secret of the endpoint.',
    'Where it shows a public key (`whpk_…`) instead, store that, and set `asymmetric`.',
  ],
  secret: 'The sender makes it: `whsec_`, and behind it base64; or `whpk_` for a public key.',
  types: ['contact.created', 'contact.updated', 'invoice.paid', 'unknown'],
  rules: [
    {
      wants: 'one type of event',
      pattern: { source: ['standardwebhooks.com'], 'detail-type': ['contact.created'] },
    },
    {
      wants: 'everything of one kind of object',
      pattern: { source: ['standardwebhooks.com'], 'detail-type': [{ prefix: 'invoice.' }] },
    },
  ],
  repeats: {
    schedule: 'by the sender; the specification proposes some ten attempts within three days',
    after4xx: 'It is repeated; 410 may disable the webhook.',
    stops: 'by the sender',
    bytes: 'not documented',
    byHand: 'by the sender; it should send the same `webhook-id`',
  },
  quirks: [
    'A sender whose headers begin with `svix-` is the provider `svix`.',
    'The type is a recommendation: an event whose body has no `type` is of the type `unknown`.',
    'A webhook has signatures by a secret or by a public key, as `asymmetric` says; the other kind is passed over.',
  ],
  links: ['https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md'],
};
