import { type Digest, digestBytes, equalBytes, mac, type Piece } from '../crypto.ts';
import { decode, type Encoding, encode } from '../encoding.ts';
import type { Claim, Scheme, Signable, Signature } from '../scheme.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Rejection, reject } from '../verdict.ts';
import type { SignatureHeader } from './signature-header.ts';
import { rejectOutOfTime } from './timestamp.ts';

/** The pieces that a sender feeds to the MAC, in order. */
export type Message = readonly Piece[];

export interface HmacRecipe {
  readonly digest: Digest;
  readonly encoding: Encoding;
  readonly header: SignatureHeader;
  /**
   * What was signed: one message, or the few that the sender may have meant, the likeliest first.
   * @param timestamp as received; empty where the header has none
   */
  readonly messages: (request: Signable, timestamp: string) => readonly [Message, ...Message[]] | Rejection;
  /** Set where the header carries a timestamp. */
  readonly toleranceSeconds?: number;
  readonly signsUrl?: boolean;
  /** What the sender changes in its own request before it signs it. */
  readonly beforeSigning?: (request: Signable) => Signable;
}

/**
 * The family of shared-key MACs. The order of checks is fixed, cheap before dear: header there → shape → time → message →
 * secrets, newest first → constant-time comparison. Nothing of the body is parsed before it is proven, but what `messages`
 * must parse to know what was signed: Twilio's form, and that is capped.
 */
export function hmac(recipe: HmacRecipe): Scheme {
  const { digest, encoding, header, messages, toleranceSeconds } = recipe;
  const keyed = (secret: Secret, message: Message) => mac(digest, secret.reveal(), message);

  function examine(request: Signable, now: number): Claim | Rejection {
    const text = header.read(request.headers);
    if ('verified' in text) return text;
    const macs = text.signatures
      .map((signature) => decode(signature, encoding, digestBytes[digest]))
      .filter((bytes) => bytes !== undefined);
    if (macs.length === 0) return reject('signature_malformed');
    const timestamp = text.timestamp ?? '';
    const late =
      toleranceSeconds === undefined ? undefined : rejectOutOfTime(timestamp, now, toleranceSeconds);
    if (late) return late;
    const candidates = messages(request, timestamp);
    if ('verified' in candidates) return candidates;
    return {
      matches: (secret) =>
        candidates.some((message) => {
          const expected = keyed(secret, message);
          return macs.some((bytes) => equalBytes(bytes, expected));
        }),
    };
  }

  function sign(unsigned: Signable, secret: Secret, now: number): Signature {
    const request = recipe.beforeSigning?.(unsigned) ?? unsigned;
    const timestamp = String(Math.floor(now / 1000));
    const candidates = messages(request, timestamp);
    if ('verified' in candidates) throw new TypeError(`this request cannot be signed: ${candidates.code}`);
    const signature = encode(keyed(secret, candidates[0]), encoding);
    return { headers: [header.write(signature, timestamp)], rawQuery: request.rawQuery };
  }

  return { proof: 'verified', signsUrl: recipe.signsUrl ?? false, examine, sign };
}
