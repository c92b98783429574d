import { verifySignature } from '@vonage/jwt';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@vonage/jwt',
  secret: 'qwertyuiopasdfghjklzxcvbnm123456',
  other: 'Awertyuiopasdfghjklzxcvbnm123456',
  takesOtherBodies: 'it looks at the signature, and not at the hash of the body that is signed',
  accepts: ({ headers }, secret) =>
    verifySignature(headers.authorization?.replace(/^Bearer /, '') ?? '', String(secret)),
};
