import { parse } from 'gocardless-nodejs/webhooks';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'gocardless-nodejs',
  secret: 'ED7D658C-D8EB-4941-948B-3973214F2D49',
  other: 'FD7D658C-D8EB-4941-948B-3973214F2D49',
  bodies: ['{"events":[]}', '{"events":[{"id":"EV1","u":"Grüße 👋"}]}\n'],
  accepts: ({ headers, body }, secret) =>
    Array.isArray(parse(body, String(secret), headers['webhook-signature'] ?? '')),
};
