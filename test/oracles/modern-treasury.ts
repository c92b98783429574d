import { Webhooks } from 'modern-treasury/resources/webhooks';
import type { Oracle } from './oracle.ts';

// with a key given, it asks no client for one
const webhooks = new Webhooks({} as ConstructorParameters<typeof Webhooks>[0]);

export const oracle: Oracle = {
  sdk: 'modern-treasury',
  secret: 'whkey_LrKs1VkBcYd8HpN3fGa5evK2mX',
  other: 'whkey_MrKs1VkBcYd8HpN3fGa5evK2mX',
  accepts: ({ headers, body }, secret) => webhooks.validateSignature(body, headers, { key: String(secret) }),
  sign: (request, secret) => ({
    ...request,
    headers: {
      ...request.headers,
      'x-signature': webhooks.getSignature(request.body, { key: String(secret) }),
    },
  }),
};
