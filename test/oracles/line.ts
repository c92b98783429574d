import { validateSignature } from '@line/bot-sdk';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@line/bot-sdk',
  secret: '8c570fa6dd201bb328f1c1eac23a96d8',
  other: '7c570fa6dd201bb328f1c1eac23a96d8',
  accepts: ({ headers, body }, secret) =>
    validateSignature(body, String(secret), headers['x-line-signature'] ?? ''),
};
