import type { Guide } from './guide.ts';
import { guide as svix } from './svix.ts';

export const guide: Guide = {
  setUp: [
    'In the Lithic dashboard, open *Events* and add a subscription, or create one at `POST /v1/event_subscriptions`.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy its secret, or ask for it at `GET /v1/event_subscriptions/{token}/secret`, and store it as the secret of the endpoint.',
  ],
  secret: 'Lithic makes it with the subscription: `whsec_`, and behind it base64.',
  types: [
    'card.created',
    'card.updated',
    'card.shipped',
    'card_transaction.updated',
    'dispute.updated',
    'payment_transaction.updated',
    'account_holder.updated',
    'statements.created',
  ],
  rules: [
    { wants: 'new cards', pattern: { source: ['lithic.com'], 'detail-type': ['card.created'] } },
    {
      wants: 'transactions that were declined',
      pattern: {
        source: ['lithic.com'],
        'detail-type': ['card_transaction.updated'],
        detail: { status: ['DECLINED'] },
      },
    },
  ],
  repeats: {
    ...svix.repeats,
    byHand: '*Resend* in the dashboard sends the event with the same `webhook-id` once more.',
  },
  quirks: [
    'Types that end in `approval_request` ask for a decision in the answer, which an event on a bus cannot give.',
    'Auth Stream Access is another product, with a secret and a form of its own.',
  ],
  links: ['https://github.com/lithic-com/lithic-node'],
};
