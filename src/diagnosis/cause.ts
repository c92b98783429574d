import type { AtHand, Trial } from './trial.ts';

/** In what a delivery differs from one that verifies. Two causes at once are of two of them. */
export type Axis = 'secret' | 'time' | 'header' | 'url' | 'body' | 'sender';

/** Why it does not verify. */
export interface Cause {
  readonly axis: Axis;
  /** For programs, and never changed: `secret_with_line_end`. */
  readonly id: string;
  /** What happened, as a sentence without a full stop: `the body was written anew with two spaces of indentation`. */
  readonly words: string;
  /** What to do, as a sentence without a full stop. */
  readonly cure: string;
}

/** The trial with that put right. */
export interface Variant {
  readonly cause: Cause;
  readonly trial: Trial;
  /** Whether it comes so often beside others that it is tried with each of them first. Those that do are the first of their axis. */
  readonly isCommon?: true;
}

/**
 * The usual causes on one axis, the likeliest first: only such as change something. Lazy, since most are dear to make and the
 * first that verifies ends it. No second way to verify: a variant is a trial like any other.
 */
export type Vary = (trial: Trial, atHand: AtHand) => Iterable<Variant> | AsyncIterable<Variant>;
