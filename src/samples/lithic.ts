import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'card.created': about({
    event_type: 'card.created',
    card_token: '00000000-0000-0000-0001-000000000000',
    replacement_for: null,
  }),
  'card_transaction.updated': about({
    event_type: 'card_transaction.updated',
    token: '764fa5a3-2371-40f0-8cbb-9a2e1230d955',
    card_token: '00000000-0000-0000-0001-000000000000',
    status: 'DECLINED',
    amount: -1250,
    merchant: { descriptor: 'CAFE LUNA', country: 'DEU' },
  }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `msg_${unique}` },
    body: JSON.stringify(said),
  });
}
