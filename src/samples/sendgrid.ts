import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  delivered: about({ event: 'delivered', response: '250 OK', category: ['receipts'] }),
  bounce: about({ event: 'bounce', type: 'bounce', status: '5.0.0', reason: '500 unknown recipient' }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'SendGrid Event API' },
    body: JSON.stringify([
      {
        email: 'ada@example.org',
        timestamp: Math.floor(Date.now() / 1000),
        sg_event_id: Buffer.from(unique).toString('base64url'),
        sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
        'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>',
        ...said,
      },
    ]),
  });
}
