import type { Algorithm, Digest, Piece } from './crypto.ts';
import type { PublishedForm } from './published-keys.ts';
import type { Secret } from './secrets/secret.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** The pieces that a sender signs, one after the other. */
export type Message = readonly Piece[];

/**
 * What a request asserts, as data: well formed, in time, and true if a credential says so. A scheme makes it without one,
 * the engine alone confirms it.
 */
export type Claim = MacClaim | EveryClaim | HashClaim | SignatureClaim | TokenClaim;

/** One of the MACs is over one of the messages. */
export interface MacClaim {
  readonly kind: 'mac';
  readonly digest: Digest;
  readonly macs: NonEmpty<Uint8Array>;
  /** The likeliest first. */
  readonly messages: NonEmpty<Message>;
}

/** One of the hashes is of one of the messages with the secret behind it: before it, anybody could make the message longer. */
export interface HashClaim {
  readonly kind: 'hash';
  readonly digest: Digest;
  readonly hashes: NonEmpty<Uint8Array>;
  readonly messages: NonEmpty<Message>;
}

/** One of the signatures is over one of the messages, by the key that is at `key`. */
interface SignatureClaim {
  readonly kind: 'signature';
  readonly algorithm: Algorithm;
  readonly signatures: NonEmpty<Uint8Array>;
  readonly messages: NonEmpty<Message>;
  readonly key: KeyPlace;
}

/** Whoever sent it knows a secret, and shows it. */
interface TokenClaim {
  readonly kind: 'token';
  readonly shown: string;
}

/** All of them are true by one key: of a batch in which each item is signed. */
interface EveryClaim {
  readonly kind: 'every';
  readonly claims: NonEmpty<MacClaim>;
}

/**
 * Where a public key is: in the secret of the endpoint; published at an address that the request names, or that is known; or told
 * to whoever knows the secret of the endpoint.
 */
export type KeyPlace = { readonly at: 'stored' } | PublishedPlace;

export type PublishedPlace =
  | { readonly at: 'certificate' | 'pem'; readonly url: string }
  | { readonly at: 'jwks'; readonly url: string; readonly keyId: string }
  | {
      readonly at: 'told';
      /** With the name of the key behind `#`, since each has an answer of its own. */
      readonly url: string;
      /** What is posted: JSON. @returns nothing for a secret that does not fit */
      readonly question: (secret: Secret) => string | undefined;
      readonly answer: PublishedForm;
    };
