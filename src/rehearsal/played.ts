import type { Mood } from './mood.ts';

/** What became of a mood. */
export interface Played {
  readonly mood: string;
  readonly verdict: 'right' | 'wrong' | 'not run';
  /** What was sent, in words; empty where nothing was. */
  readonly sent: string;
  /** As the gateway wrote it: whoever shows it makes it printable. */
  readonly answer: string;
  readonly rightAnswer: string;
  /** Why that is right for this sender, or why nothing was sent. */
  readonly because: string;
  /** How many came onto the bus, and how many are right. Absent where nobody here can look at it. */
  readonly events?: { readonly found: number; readonly right: number };
  /** Whether it was right to take what most senders would not have sent. */
  readonly isTakenAllTheSame: boolean;
  /** Set where nobody was there to answer. */
  readonly isUnreachable: boolean;
  /** Set where it was sent, and no answer came at all. */
  readonly isUnanswered: boolean;
  /** Set where an answer was waited for in vain. */
  readonly isSilent: boolean;
}

/** @param because why nothing is sent */
export function notRun({ name }: Mood, because: string): Played {
  return {
    mood: name,
    verdict: 'not run',
    sent: '',
    answer: '',
    rightAnswer: '',
    because,
    isTakenAllTheSame: false,
    isUnreachable: false,
    isUnanswered: false,
    isSilent: false,
  };
}
