import type { Content } from '../content/content.ts';
import type { Delivery } from '../delivery.ts';
import type { Claim } from './claim.ts';
import type { Credential, CredentialForm } from './credential.ts';
import type { KeyKind, PrivateKey, PublicKey } from './crypto.ts';
import type { Proof, Rejection } from './verdict.ts';

/** The parts of a request that a sender can sign. */
export interface Signable extends Pick<Delivery, 'method' | 'rawQuery' | 'headers' | 'body'> {
  /** As the sender wrote it. */
  readonly url: string;
  /** As it is configured, where it is. */
  readonly publicUrl?: string | undefined;
}

/** How a sender proves who it is. A scheme describes; the engine decides. */
export interface Scheme {
  readonly proof: Proof;
  /** Whether the signature covers the URL, so that a rewritten host or path breaks it. */
  readonly signsUrl: boolean;
  /** Absent where no time is checked: what is signed once is good for ever. */
  readonly time?: CheckedTime;
  /** What is stored for it. Absent where nothing is: the keys are published. */
  readonly credential?: CredentialForm;
  /** What a proven body says without the secret that it shows, where it shows one. */
  readonly hide?: (content: Content) => Content;
  /** Where its keys are published, where they are: the whole address, from `https://` to the end, must match. */
  readonly keyAddress?: RegExp;
  /**
   * Everything that can be decided without a credential, so that noise costs no look-up. Total.
   * @param now epoch ms
   */
  examine(request: Signable, now: number): Claim | Rejection;
  /**
   * The whole request, signed as its sender does it: for trying an endpoint out. Absent where only the sender can.
   * @throws {TypeError} for one that its sender never signs
   */
  sign?(request: Signable, credential: Credential, now: number): Signable;
  /** Where only the sender can sign: how that goes with a pair of our own, for a gateway that trusts it. */
  readonly pair?: KeyPair;
}

/** When a request says that it was signed, and how old it may be. */
export interface CheckedTime {
  /** Epoch ms; of a token that says only until when it is good, that. @returns nothing where it says none, or no time */
  readonly of: (request: Signable) => number | undefined;
  /** Nothing where each token says itself how long it is good. */
  readonly toleranceSeconds?: number;
}

/** A pair of keys such as the sender has. */
export interface KeyPair {
  readonly kind: KeyKind;
  /** The address at which the public half must be found, where it is not stored. */
  readonly publishedAt?: string;
  /** Its name there, where keys have names. */
  readonly publishedId?: string;
  /** Whether keys of the sender's stand there too. */
  readonly isAmongOthers?: boolean;
  /** What stands there. Absent where that is a certificate, which somebody must sign. */
  readonly document?: (key: PublicKey) => string;
  /** @throws {TypeError} for a request that its sender never signs */
  readonly sign: (request: Signable, key: PrivateKey, now: number) => Signable;
}
