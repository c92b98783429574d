import { generateWebhookSignature, verifyWebhookSignature } from '@hygraph/utils';
import type { Oracle } from './oracle.ts';

const header = 'gcms-signature';

export const oracle: Oracle = {
  sdk: '@hygraph/utils',
  secret: 'Kx8vQ2mT7pLr4WzN9sBd',
  other: 'Ax8vQ2mT7pLr4WzN9sBd',
  accepts: ({ headers, body }, secret) =>
    verifyWebhookSignature({ rawPayload: body, signature: headers[header] ?? '', secret: String(secret) }),
  sign: (request, secret) => ({
    ...request,
    headers: {
      ...request.headers,
      [header]: generateWebhookSignature({ rawPayload: request.body, secret: String(secret) }),
    },
  }),
};
