import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'onramp.transaction.success': about('onramp.transaction.success', {
    transactionId: '113q-1ef9-9d0a',
    purchaseAmount: { value: '29.90', currency: 'USDC' },
  }),
  'onchain.activity.detected': about('onchain.activity.detected', {
    network: 'base-mainnet',
    note: 'Größe',
  }),
};

function about(eventType: string, said: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-event-id': unique, 'x-event-type': eventType },
    body: JSON.stringify({ eventId: unique, eventType, timestamp: new Date().toISOString(), ...said }),
  });
}
