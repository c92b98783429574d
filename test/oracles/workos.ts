import { WorkOS } from '@workos-inc/node';
import type { Oracle } from './oracle.ts';

const { webhooks } = new WorkOS('sk_none');

export const oracle: Oracle = {
  sdk: '@workos-inc/node',
  secret: 'mK2vT8xQ4rW9nZ1cB6yL3sD7f',
  other: 'aK2vT8xQ4rW9nZ1cB6yL3sD7f',
  bodies: ['{"id":"event_1","event":"check","data":{"name":"Größe 👋"}}'],
  accepts: ({ headers, body }, secret) =>
    webhooks.verifyHeader({
      payload: body,
      sigHeader: headers['workos-signature'] ?? '',
      secret: String(secret),
    }),
};
