import { Webhook } from 'standardwebhooks';
import type { StoredValue } from '../../src/domain/verification/credential.ts';
import type { Oracle } from './oracle.ts';

/** As BigCommerce's documentation does it, whose words name this package. */
function webhook(secret: StoredValue): Webhook {
  return new Webhook(Buffer.from(String(secret)).toString('base64'));
}

export const oracle: Oracle = {
  sdk: 'standardwebhooks',
  secret: '9f2c4b7e1a6d8350c9e4f7b2a5d8031e6c9f2b4a7d0e3f6a9c2b5d8e1f4a7c0b',
  other: '8f2c4b7e1a6d8350c9e4f7b2a5d8031e6c9f2b4a7d0e3f6a9c2b5d8e1f4a7c0b',
  headers: { 'webhook-id': 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' },
  accepts: ({ headers, body }, secret) => webhook(secret).verify(body, { ...headers }) !== undefined,
  sign: (request, secret, now) => {
    const id = request.headers['webhook-id'] ?? '';
    const seconds = String(Math.floor(now / 1000));
    const signature = webhook(secret).sign(id, new Date(now), request.body);
    return {
      ...request,
      headers: { ...request.headers, 'webhook-timestamp': seconds, 'webhook-signature': signature },
    };
  },
};
