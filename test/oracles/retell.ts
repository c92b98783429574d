import { symmetric } from 'retell-sdk/lib/webhook_auth';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'retell-sdk',
  secret: 'key_7f3c1e9a0b5d8264c7e1a93f60b8',
  other: 'key_8f3c1e9a0b5d8264c7e1a93f60b8',
  accepts: ({ headers, body }, secret) =>
    symmetric.verify(body, String(secret), headers['x-retell-signature'] ?? ''),
  sign: async (request, secret, now) => ({
    ...request,
    headers: {
      ...request.headers,
      'x-retell-signature': await symmetric.sign(request.body, String(secret), now),
    },
  }),
};
