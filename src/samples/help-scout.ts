import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'convo.created': about('convo.created', {
    number: 12,
    type: 'email',
    status: 'active',
    subject: 'Where is my parcel?',
    mailboxId: 85,
    primaryCustomer: { id: 29418, first: 'Ada', email: 'ada@example.com' },
  }),
  'customer.created': about('customer.created', { firstName: 'Ada', lastName: 'Lovelace' }),
};

function about(event: string, what: object): MakeSample {
  return () => ({
    headers: { 'content-type': 'application/json', 'x-helpscout-event': event },
    body: JSON.stringify({ id: Date.now(), createdAt: new Date().toISOString(), ...what }),
  });
}
