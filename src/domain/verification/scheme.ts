import type { Delivery } from '../delivery.ts';
import type { Claim } from './claim.ts';
import type { Credential, CredentialForm } from './credential.ts';
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
  /** What is stored for it. Absent where nothing is: the keys are published. */
  readonly credential?: CredentialForm;
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
}
