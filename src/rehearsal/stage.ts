import type { Signable } from '../domain/verification/scheme.ts';
import type { Pause } from '../ports/pause.ts';
import { asksAgain, isAnswer, type Reply } from './answers.ts';
import type { Manner } from './mood.ts';

/** Where a scene is played: how requests get to a gateway, and what can be seen of it. */
export interface Stage {
  /** @returns nothing where it hangs up, since nobody is answered then; or why it could not even begin */
  deliver(request: Signable, manner: Manner): Promise<Reply | undefined>;
  readonly pause: Pause;
  /** How many events of the endpoint came onto the bus since it was asked before. Absent where nobody here can look at it. */
  newEvents?(): Promise<number>;
}

/** How long a gateway can have us wait that asks to come again, s. What was signed is still in time then. */
const longestWaitSeconds = 20;

/**
 * What a gateway answers: the last of it, where it asks to come again.
 * @param patience how often it may ask
 */
export async function answerTo(
  request: Signable,
  manner: Manner,
  stage: Stage,
  patience: number,
): Promise<{ readonly reply: Reply | undefined; readonly repetitions: number }> {
  let reply = await stage.deliver(request, manner);
  let repetitions = 0;
  for (; reply && asksAgain(reply) && repetitions < patience; repetitions += 1) {
    await stage.pause(waitMs(reply));
    reply = await stage.deliver(request, manner);
  }
  return { reply, repetitions };
}

function waitMs(reply: Reply): number {
  const seconds = isAnswer(reply) ? Number(reply.retryAfter ?? 1) : 1;
  return 1000 * Math.min(longestWaitSeconds, seconds >= 0 ? seconds : 1);
}
