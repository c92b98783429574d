import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'user.created': about('user.created', {
    id: 'user_29w83sxmDNGwOuEthce5gg56FcC',
    object: 'user',
    first_name: 'Ada',
    email_addresses: [{ id: 'idn_29w83yL7CwVlJXylYLxcslromF1', email_address: 'ada@example.com' }],
  }),
  'organizationMembership.created': about('organizationMembership.created', {
    id: 'orgmem_29w9IptNja3mP8GDXpquBwN2qR9',
    object: 'organization_membership',
    role: 'org:admin',
    organization: { id: 'org_29w9IfBrPmcpi0IeBVaKtA7R94W', name: 'Acme', slug: 'acme' },
  }),
};

function about(type: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'svix-id': `msg_${unique}` },
    body: JSON.stringify({
      data,
      event_attributes: { http_request: { client_ip: '192.0.2.10', user_agent: 'Mozilla/5.0' } },
      instance_id: 'ins_2g7np7Hrk0SN6kj5EDMLDaKNL0S',
      object: 'event',
      timestamp: Date.now(),
      type,
    }),
  });
}
