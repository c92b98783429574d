import type { Mood } from './mood.ts';
import { playMood } from './play-mood.ts';
import type { Played } from './played.ts';
import type { Stage } from './stage.ts';
import type { StandIn } from './stand-in.ts';

/** How many moods one after the other are waited for in vain. */
const mostSilent = 2;

/**
 * Plays them one after the other, and ends where nobody is there, the first is not answered, or nobody answers any more: each wait is as
 * long as the patience of a sender. The last one says so.
 */
export async function* rehearse(
  some: readonly Mood[],
  standIn: StandIn,
  stage: Stage,
): AsyncGenerator<Played & { readonly isOver: boolean }> {
  let silent = 0;
  let isHeard = false;
  for (const mood of some) {
    const played = await playMood(mood, standIn, stage);
    if (played.verdict !== 'not run') {
      silent = played.isSilent ? silent + 1 : 0;
      isHeard ||= !played.isUnanswered;
    }
    const isOver = played.isUnreachable || silent === mostSilent || (played.isUnanswered && !isHeard);
    yield { ...played, isOver };
    if (isOver) return;
  }
}
