import type { Algorithm, Digest, Piece } from './crypto.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** The pieces that a sender signs, one after the other. */
export type Message = readonly Piece[];

/**
 * What a request asserts, as data: well formed, in time, and true if a credential says so. A scheme makes it without one,
 * the engine alone confirms it.
 */
export type Claim = MacClaim | SignatureClaim | TokenClaim;

/** One of the MACs is over one of the messages. */
interface MacClaim {
  readonly kind: 'mac';
  readonly digest: Digest;
  readonly macs: NonEmpty<Uint8Array>;
  /** The likeliest first. */
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

/** Where a public key is: in the secret of the endpoint, or published at an address that the request names. */
export type KeyPlace =
  | { readonly at: 'stored' }
  | { readonly at: 'certificate'; readonly url: string }
  | { readonly at: 'jwks'; readonly url: string; readonly keyId: string };
