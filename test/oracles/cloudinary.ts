import { v2 as cloudinary } from 'cloudinary';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'cloudinary',
  options: {},
  secret: 'bT9-Kx8vQ2mT7pLr4WzN9sBdQ1e',
  other: 'cT9-Kx8vQ2mT7pLr4WzN9sBdQ1e',
  accepts: ({ headers, body }, secret) => {
    cloudinary.config({ api_secret: String(secret) });
    const [time, signature] = [headers['x-cld-timestamp'], headers['x-cld-signature']];
    return cloudinary.utils.verifyNotificationSignature(body, Number(time), signature ?? '');
  },
};
