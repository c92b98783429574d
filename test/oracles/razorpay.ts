import razorpay from 'razorpay/dist/utils/razorpay-utils.js';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'razorpay',
  secret: 'q3TzX1wLr0Vd5yJpA7cN2eSf',
  other: 'z3TzX1wLr0Vd5yJpA7cN2eSf',
  accepts: ({ headers, body }, secret) =>
    razorpay.validateWebhookSignature(body, headers['x-razorpay-signature'] ?? '', String(secret)),
};
