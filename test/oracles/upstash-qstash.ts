import { Receiver } from '@upstash/qstash';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@upstash/qstash',
  secret: 'sig_7Kf2vQ9mT4pLr8WzN1sBdXc5hGj3',
  other: 'sig_AKf2vQ9mT4pLr8WzN1sBdXc5hGj3',
  accepts: ({ url, headers, body }, secret) =>
    new Receiver({ currentSigningKey: String(secret), nextSigningKey: 'sig_none' }).verify({
      signature: headers['upstash-signature'] ?? '',
      body,
      url,
    }),
};
