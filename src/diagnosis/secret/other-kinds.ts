import { type Digest, hash } from '../../domain/verification/crypto.ts';
import { decode, encode } from '../../domain/verification/encoding.ts';
import { one, type Rule } from './rule.ts';

/** The secret is the one that signs, and is another kind of thing to the sender than to the gateway: a text or bytes. */
export const otherKinds: readonly Rule<Uint8Array>[] = [
  {
    id: 'secret_as_text',
    words: 'it was signed with the secret as a text, all of it, as it is stored',
    cure: 'let it be signed with the bytes that the secret writes; or give its endpoint the provider hmac, whose option key says how a secret is read',
    of: (stored) => [Buffer.from(stored)],
  },
  {
    id: 'secret_as_text_without_prefix',
    words: 'it was signed with the text that stands behind the prefix of the secret',
    cure: 'let it be signed with the whole secret as its sender means it: the prefix is part of a text, and base64 stands behind it where bytes are meant',
    of: (stored) => one(withoutPrefix(stored)).map((text) => Buffer.from(text)),
  },
  {
    id: 'secret_as_base64',
    words: 'it was signed with the bytes that the secret writes in base64, and not with its text',
    cure: 'let it be signed with the text of the secret; or give its endpoint the provider hmac, with the option key: base64',
    of: (stored) =>
      [stored, ...one(withoutPrefix(stored))].flatMap((text) => [
        ...one(decode(padded(text.replaceAll('-', '+').replaceAll('_', '/')), 'base64')),
      ]),
  },
  {
    id: 'secret_as_hex',
    words: 'it was signed with the bytes that the secret writes as hexadecimal digits, and not with its text',
    cure: 'let it be signed with the text of the secret; or give its endpoint the provider hmac, with the option key: hex',
    of: (stored) =>
      [stored, ...one(withoutPrefix(stored))].flatMap((text) => one(decode(text.toLowerCase(), 'hex'))),
  },
  {
    id: 'secret_encoded_again',
    words:
      'it was signed with the text of the secret in base64 or hexadecimal digits, and the secret is stored as it is',
    cure: 'store what the sender signs with, or give it the secret as it is',
    of: (stored) => {
      const bytes = Buffer.from(stored);
      return (['base64', 'base64url', 'hex'] as const).map((encoding) =>
        Buffer.from(encode(bytes, encoding)),
      );
    },
  },
  {
    id: 'secret_hashed',
    words: 'it was signed with a hash of the secret, and not with the secret',
    cure: 'let it be signed with the secret itself',
    of: (stored) =>
      digests
        .map((digest) => hash(digest, [stored]))
        .flatMap((bytes) => [bytes, Buffer.from(encode(bytes, 'hex')), Buffer.from(encode(bytes, 'base64'))]),
  },
  {
    id: 'secret_of_user_and_password',
    words: 'only one of the two parts of user:password was shown or signed with',
    cure: 'store what the sender uses, or give it both parts',
    of(stored) {
      const at = stored.indexOf(':');
      return at < 0 ? [] : [stored.slice(0, at), stored.slice(at + 1)].map((text) => Buffer.from(text));
    },
  },
];

const digests: readonly Digest[] = ['sha256', 'sha1', 'md5', 'sha512'];

/** `whsec_`, `v1,whsec_`, `whpk_`, `sk_live_`: letters and digits that end with an underscore. */
function withoutPrefix(text: string): string | undefined {
  const rest = text.replace(/^(?:v1,)?(?:[A-Za-z]{1,8}[A-Za-z\d]{0,4}_){1,2}/, '');
  return rest === text ? undefined : rest;
}

/** Padding is often left out. */
function padded(text: string): string {
  const digits = text.replace(/(?<!=)=+$/, '');
  return digits + '='.repeat((4 - (digits.length % 4)) % 4);
}
