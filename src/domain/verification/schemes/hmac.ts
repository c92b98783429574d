/**
 * The family of shared-key MACs (RFC 2104), which most senders use: a recipe says which digest is over what, where it is
 * written and how, and when it was made. Two senders differ in the recipe and in nothing else, so that what is strict here
 * (one spelling of a MAC, a time that is always checked, several signatures at once) is strict for all of them.
 */
import type { CredentialForm } from '../credential.ts';
import { text } from '../credential-forms.ts';
import { type Digest, digestBytes, mac } from '../crypto.ts';
import { encode } from '../encoding.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { checkedTime, refuseIdleTolerance, type SignedTime } from '../signed-time.ts';
import { isRejection } from '../verdict.ts';
import { find, type Recipe, signWith } from './recipe.ts';

export interface HmacRecipe<T extends SignedTime | undefined = undefined> extends Recipe<T> {
  readonly digest: Digest;
  /** What the key looks like; any text where the sender does not say. */
  readonly credential?: CredentialForm;
  /** What the sender changes in its own request before it signs it. */
  readonly beforeSigning?: (request: Signable) => Signable;
}

export function hmac<const T extends SignedTime | undefined = undefined>(recipe: HmacRecipe<T>): Scheme {
  const { digest, encoding, credential = text(), proof = 'signed', signsUrl = false } = recipe;
  refuseIdleTolerance(recipe.time);
  return {
    proof,
    signsUrl,
    credential,
    ...checkedTime(recipe.time),
    // one that does not cover the body proves any other body as well, for as long as its time allows
    ...(proof === 'partial' && recipe.at.hide && { hide: recipe.at.hide }),
    examine(request, now) {
      const found = find(recipe, request, now, digestBytes[digest]);
      if (isRejection(found)) return found;
      return { kind: 'mac', digest, macs: found.signatures, messages: found.messages };
    },
    sign(unsigned, by, now) {
      if (by.kind !== 'key') throw new TypeError('a MAC is made with a key');
      const request = recipe.beforeSigning?.(unsigned) ?? unsigned;
      return signWith(recipe, request, now, (message) => encode(mac(digest, by.bytes, message), encoding));
    },
  };
}
