import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'email.delivered': about('email.delivered', {}),
  'email.bounced': about('email.bounced', {
    bounce: { type: 'Permanent', subType: 'Suppressed', message: 'The address is on the suppression list.' },
  }),
};

function about(type: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const created_at = new Date().toISOString();
    return {
      headers: { 'content-type': 'application/json', 'svix-id': `msg_${unique}` },
      body: JSON.stringify({
        type,
        created_at,
        data: {
          email_id: unique,
          created_at,
          from: 'Acme <hello@example.com>',
          to: ['ada@example.org'],
          subject: 'Your order is on its way',
          ...more,
        },
      }),
    };
  };
}
