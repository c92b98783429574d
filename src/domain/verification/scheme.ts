import type { Delivery } from '../delivery.ts';
import type { Secret } from './secrets/secret.ts';
import type { Proof, Rejection } from './verdict.ts';

/** The parts of a request that a sender can sign. */
export interface Signable extends Pick<Delivery, 'method' | 'rawQuery' | 'headers' | 'body'> {
  /** As the sender wrote it. */
  readonly url: string;
  /** As it is configured, where it is. */
  readonly publicUrl?: string | undefined;
}

/** A request whose signature is well formed and in time: only a secret is missing to tell whether it is true. */
export interface Claim {
  matches(secret: Secret): boolean;
}

/** What a sender adds to a request when it signs it. */
export interface Signature {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly rawQuery: string;
}

/** How a provider signs. */
export interface Scheme {
  readonly proof: Proof;
  /** Whether the signature covers the URL, so that a rewritten host or path breaks it. */
  readonly signsUrl: boolean;
  /**
   * Everything that can be decided without a secret, so that noise costs no look-up.
   * @param now epoch ms
   */
  examine(request: Signable, now: number): Claim | Rejection;
  /** Signs as the provider does: for trying an endpoint out. */
  sign(request: Signable, secret: Secret, now: number): Signature;
}
