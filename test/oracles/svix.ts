import { Webhook } from 'svix';
import { other, secret } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

const id = 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE';

export const oracle: Oracle = {
  sdk: 'svix',
  secret,
  other,
  options: {},
  headers: { 'svix-id': id },
  accepts: ({ headers, body }, stored) => {
    new Webhook(String(stored)).verify(body, headers);
    return true;
  },
  sign: (request, stored, now) => ({
    ...request,
    headers: {
      ...request.headers,
      'svix-id': id,
      'svix-timestamp': String(Math.floor(now / 1000)),
      'svix-signature': new Webhook(String(stored)).sign(id, new Date(now), request.body),
    },
  }),
};
