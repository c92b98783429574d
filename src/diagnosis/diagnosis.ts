import type { RejectionCode } from '../domain/verification/verdict.ts';
import type { Cause } from './cause.ts';

/** A piece of what is signed, in the order of the signature. */
export interface SignedPiece {
  /** `the body`, `the value of x-slack-request-timestamp`, `a dot`. */
  readonly what: string;
  /** How it begins, printable, at most 60 characters, without secrets. */
  readonly text: string;
  readonly bytes: number;
}

/** What a request claims, in words: made of the claim, and of nothing else. */
export interface Explanation {
  /** `an HMAC by SHA-256, in hex, in the header x-hub-signature-256`. */
  readonly how: string;
  /** Empty where the sender shows a token and signs nothing, or where there is no claim. */
  readonly signed: readonly SignedPiece[];
  /** What the request shows, clipped: `5257a8…`. Of a token its length alone. */
  readonly shown: readonly string[];
  /** What would be right with each secret, clipped; of a token its length alone, of public keys nothing. */
  readonly computed: readonly { readonly by: string; readonly text: string }[];
  /** The header that its sender writes: `x-hub-signature-256: sha256=<64 hexadecimal digits>`. Nothing where only the sender can sign. */
  readonly expected: string | undefined;
}

/** Why a delivery does or does not verify. Nothing in it is a secret, or a signature that would verify. */
export interface Diagnosis {
  readonly isVerified: boolean;
  /** By what it verifies, with the causes put right where there are any: `the current secret of github`. */
  readonly by: string | undefined;
  readonly code: RejectionCode | undefined;
  readonly explanation: Explanation;
  /** With these put right it verifies: one, or two at once. Empty where it verifies, and where nothing that was tried fits. */
  readonly causes: readonly Cause[];
  /** What looks odd and proves nothing: a secret that looks like an API key. */
  readonly suspicions: readonly Cause[];
  readonly tried: {
    readonly single: number;
    readonly pairs: number;
    /** Whether all were tried: a large body ends it sooner. */
    readonly isComplete: boolean;
  };
  /** The verdict and what to do, in a sentence or two. */
  readonly verdict: string;
}

/** @param pause awaited between two trials, so that a gateway that explains one delivery still takes others */
export type Pause = () => Promise<void> | void;
