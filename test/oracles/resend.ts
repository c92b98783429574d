import { Resend } from 'resend';
import { other, secret } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

const { webhooks } = new Resend('re_not_used');

export const oracle: Oracle = {
  sdk: 'resend',
  secret,
  other,
  headers: { 'svix-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
  accepts: ({ headers, body }, stored) => {
    const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map(
      (name) => headers[`svix-${name}`],
    );
    webhooks.verify({ payload: body, headers: { id, timestamp, signature }, webhookSecret: String(stored) });
    return true;
  },
};
