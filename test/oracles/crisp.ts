import { Crisp } from 'crisp-api';
import type { Oracle } from './oracle.ts';

const client = new Crisp();

export const oracle: Oracle = {
  sdk: 'crisp-api',
  secret: '7f3c1e9a0b5d8264c7e1a93f60b8d24e',
  other: '8f3c1e9a0b5d8264c7e1a93f60b8d24e',
  // it signs what it has parsed, printed once more
  bodies: ['{"a":1}', '{"event":"message:send","u":"Grüße 👋","data":{"content":"[;]"}}'],
  accepts: ({ headers, body }, secret) =>
    client.verifyWidget(
      String(secret),
      JSON.parse(body),
      Number(headers['x-crisp-request-timestamp']),
      headers['x-crisp-signature'] ?? '',
    ),
};
