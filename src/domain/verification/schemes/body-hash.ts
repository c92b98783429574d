import { type Digest, hash } from '../crypto.ts';
import { type Encoding, encode } from '../encoding.ts';
import type { Signable } from '../scheme.ts';

/** The hash of the body as a sender writes it where it signs that in place of the body. */
export function bodyHash(encoding: Encoding, digest: Digest = 'sha256') {
  return ({ body }: Pick<Signable, 'body'>): string => encode(hash(digest, [body]), encoding);
}
