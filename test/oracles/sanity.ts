import { encodeSignatureHeader, isValidSignature } from '@sanity/webhook';
import type { Oracle } from './oracle.ts';

const header = 'sanity-webhook-signature';

export const oracle: Oracle = {
  sdk: '@sanity/webhook',
  secret: 'Kx8vQ2mT7pLr4WzN9sBd',
  other: 'Ax8vQ2mT7pLr4WzN9sBd',
  accepts: ({ headers, body }, secret) => isValidSignature(body, headers[header] ?? '', String(secret)),
  sign: async (request, secret, now) => ({
    ...request,
    headers: {
      ...request.headers,
      [header]: await encodeSignatureHeader(request.body, now, String(secret)),
    },
  }),
};
