import type { Signable } from '../domain/verification/scheme.ts';
import type { RightAnswer } from './answers.ts';
import type { StandIn } from './stand-in.ts';

/** How a request goes over the wire: as any, a few bytes at a time, or half of it and then nothing. */
export type Manner = 'whole' | 'dripping' | 'hanging up';

/** Requests that go at the same time. One after which the sender hangs up has no answer. */
export interface Act {
  readonly requests: readonly Signable[];
  readonly manner?: Manner;
}

/** What is done in a mood, and what a gateway that is right answers to all of it. */
export interface Scene {
  /** Ends "sent:". */
  readonly sent: string;
  readonly acts: readonly Act[];
  readonly right: RightAnswer;
  /** Why that is right for this sender: a sentence without a full stop. */
  readonly because: string;
  /** Whether the gateway may ask to come again first. */
  readonly mayAskAgain?: boolean;
}

/** Why nothing is done, since nobody here could say what would be right. Never counted as a success. */
export interface NotRun {
  readonly notRun: string;
}

/** What real senders do beside the usual, on a bad day or by mistake; and what somebody else does who is none. */
export interface Mood {
  /** For programs too, and never changed. */
  readonly name: string;
  /** A line of a list: what is sent. */
  readonly does: string;
  /** Whether most senders prove that it is none of theirs: where it is right to take it, that is worth a word. */
  readonly isSuspect?: boolean;
  /** Whether it says nothing that must be signed: it is played where only the sender can sign, too. */
  readonly isUnsigned?: boolean;
  /** @throws {TypeError} for what the sender never sends */
  play(standIn: StandIn): Scene | NotRun | Promise<Scene | NotRun>;
}

export function isScene(scene: Scene | NotRun): scene is Scene {
  return 'acts' in scene;
}
