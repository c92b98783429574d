import { answers, isAnswer, isRedirect, type Reply } from './answers.ts';
import type { Scene } from './mood.ts';
import type { Played } from './played.ts';

const noRedirect = 'a redirect is not followed: is the address to which it leads the right one?';
const onceOnBus = 'what is taken comes onto the bus once, and what is rejected never does';

/** Whether a gateway is right; what would be, and why. */
interface Judgement extends Pick<Played, 'rightAnswer' | 'because'> {
  readonly isRight: boolean;
}

/**
 * @param replies none where nothing was answered
 * @param events those on the bus, where they were seen
 */
export function judgementOf(
  { right, because }: Pick<Scene, 'right' | 'because'>,
  replies: readonly Reply[],
  events: Played['events'],
): Judgement {
  const { words, isMet } = answers[right];
  const isAnswered = replies.length > 0 && replies.every((reply) => isAnswer(reply) && isMet(reply));
  if (!isAnswered)
    return { isRight: false, rightAnswer: words, because: replies.some(isRedirect) ? noRedirect : because };
  if (!events || events.found === events.right) return { isRight: true, rightAnswer: words, because };
  return { isRight: false, rightAnswer: `${words} and ${countText(events.right)}`, because: onceOnBus };
}

function countText(count: number): string {
  return count === 1 ? '1 event' : `${count || 'no'} events`;
}
