import { verifyWebhookSignature } from 'hook0-client';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'hook0-client',
  secret: 'a0b5d826-4c7e-4a93-8f60-b8d24e3f9c1e',
  other: 'b0b5d826-4c7e-4a93-8f60-b8d24e3f9c1e',
  headers: {
    'content-type': 'application/json',
    'x-event-id': 'c7e1a93f-60b8-4d24-8e3f-9c1e0b5d8264',
    'x-event-type': 'billing.invoice.paid',
  },
  bodies: ['{"total":29.9,"name":"Größe 👋"}', '[]'],
  accepts: ({ headers, body }, secret) =>
    verifyWebhookSignature(
      headers['x-hook0-signature'] ?? '',
      Buffer.from(body),
      new Headers(headers),
      String(secret),
      300,
    ) === true,
};
