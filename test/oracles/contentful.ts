import { signRequest, verifyRequest } from '@contentful/node-apps-toolkit/requests';
import type { Oracle } from './oracle.ts';

const secret = 'HC6VzsJataBC9d99t0f9zCsvocIJf2imamlxpWW46ehAHvsjsObgYagXeheKI_ye';

export const oracle: Oracle = {
  sdk: '@contentful/node-apps-toolkit',
  secret,
  other: secret.replace('H', 'A'),
  headers: { 'x-contentful-topic': 'ContentManagement.Entry.publish', 'x-contentful-webhook-name': 'Hook' },
  accepts: (request, shared) => verifyRequest(String(shared), canonical(request)),
  sign: (request, shared, now) => ({
    ...request,
    headers: { ...request.headers, ...signRequest(String(shared), canonical(request), now) },
  }),
};

function canonical({ url, headers, body }: Parameters<NonNullable<Oracle['sign']>>[0]) {
  const path = url.replace(/^https:\/\/[^/]*/, '');
  return { method: 'POST' as const, path, headers, body };
}
