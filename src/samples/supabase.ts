import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'send-email': about((user) => ({
    user,
    email_data: {
      token: '305805',
      token_hash: '7d5b7b1964cf5d388340a7f04f1dbb5eeb6c7b52ef8270e1737a58d0',
      redirect_to: 'https://app.example.com/',
      email_action_type: 'recovery',
      site_url: 'https://app.example.com',
    },
  })),
  'send-sms': about((user) => ({ user: { ...user, phone: '15550100100' }, sms: { otp: '561166' } })),
  'before-user-created': about((user) => ({
    metadata: {
      uuid: user.id,
      time: new Date().toISOString(),
      name: 'before-user-created',
      ip_address: '192.0.2.10',
    },
    user,
  })),
};

function about(
  said: (user: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': unique },
    body: JSON.stringify(said({ id: unique, aud: 'authenticated', email: 'ada@example.com' })),
  });
}
