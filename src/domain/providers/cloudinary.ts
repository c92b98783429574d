import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyedHash } from '../verification/schemes/keyed-hash.ts';

export const cloudinary = defineProvider({
  id: 'cloudinary',
  name: 'Cloudinary',
  docs: 'https://cloudinary.com/documentation/notification_signatures',
  source: 'cloudinary.com',
  options: {
    sha256: { type: 'boolean', meaning: 'takes signatures by SHA-256 alone, which an account can ask for' },
  },
  answerWithinMs: 5_000,
  scheme: ({ sha256 }) =>
    keyedHash({
      digest: sha256 ? 'sha256' : 'sha1',
      encoding: 'hex',
      at: header('x-cld-signature'),
      // digits that went over to the body, or came from it, would make it another year
      time: { at: header('x-cld-timestamp'), unit: 's', toleranceSeconds: 7_200 },
      credential: text({ means: 'the API secret of the product environment' }),
      message: ({ body }, time) => [body, time],
    }),
  ...reads({
    name: ['json:notification_type', 'json:asset_id'],
    type: 'json:notification_type',
    time: ['json:timestamp', 'iso'],
  }),
});
