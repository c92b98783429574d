import { text } from '../credential-forms.ts';
import { digestBytes, hash } from '../crypto.ts';
import { encode } from '../encoding.ts';
import type { Scheme } from '../scheme.ts';
import { checkedTime, refuseIdleTolerance, type SignedTime } from '../signed-time.ts';
import { isRejection } from '../verdict.ts';
import type { HmacRecipe } from './hmac.ts';
import { find, signWith } from './recipe.ts';

/** A hash of the message with the secret behind it: what some senders had before HMAC, and kept. */
export function keyedHash<const T extends SignedTime | undefined = undefined>(
  recipe: Omit<HmacRecipe<T>, 'beforeSigning'>,
): Scheme {
  const { digest, encoding, credential = text(), proof = 'signed', signsUrl = false } = recipe;
  refuseIdleTolerance(recipe.time);
  return {
    proof,
    signsUrl,
    credential,
    ...checkedTime(recipe.time),
    examine(request, now) {
      const found = find(recipe, request, now, digestBytes[digest]);
      if (isRejection(found)) return found;
      return { kind: 'hash', digest, hashes: found.signatures, messages: found.messages };
    },
    sign(request, by, now) {
      if (by.kind !== 'key') throw new TypeError('a hash is made with a secret text');
      return signWith(recipe, request, now, (message) =>
        encode(hash(digest, [...message, by.bytes]), encoding),
      );
    },
  };
}
