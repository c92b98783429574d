import { WebhookEventVerifier } from '@onfido/api';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@onfido/api',
  secret: 'YKOC6mkBxi6yK2zlUIrLMvsJMFEZObP5',
  other: 'AKOC6mkBxi6yK2zlUIrLMvsJMFEZObP5',
  accepts: ({ headers, body }, secret) => {
    new WebhookEventVerifier(String(secret)).readPayload(body, headers['x-sha2-signature'] ?? '');
    return true;
  },
};
