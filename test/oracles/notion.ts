import { signWebhookPayload, verifyWebhookSignature } from '@notionhq/client';
import type { Oracle } from './oracle.ts';

const header = 'x-notion-signature';

export const oracle: Oracle = {
  sdk: '@notionhq/client',
  secret: 'secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl',
  other: 'secret_aMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl',
  accepts: ({ headers, body }, secret) =>
    verifyWebhookSignature({ body, signature: headers[header], verificationToken: String(secret) }),
  sign: async (request, secret) => ({
    ...request,
    headers: {
      ...request.headers,
      [header]: await signWebhookPayload({ body: request.body, verificationToken: String(secret) }),
    },
  }),
};
