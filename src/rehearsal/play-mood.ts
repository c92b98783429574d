import { answers, asksAgain, isAnswer, type Reply, wordsOf } from './answers.ts';
import { isScene, type Mood } from './mood.ts';
import { planOf } from './plan.ts';
import { notRun, type Played } from './played.ts';
import { promisedEvents } from './promised-events.ts';
import { answerTo, type Stage } from './stage.ts';
import type { StandIn } from './stand-in.ts';

const mostRepetitions = 2;

const onceOnBus = 'what is taken comes onto the bus once, and what is refused never does';

/** Plays a mood against a gateway: what is sent, what it answers and puts onto its bus, and whether that is right. */
export async function playMood(mood: Mood, standIn: StandIn, stage: Stage): Promise<Played> {
  const scene = await planOf(mood, standIn);
  if (!isScene(scene)) return notRun(mood, scene.notRun);
  const replies: Reply[] = [];
  let asked = 0;
  await stage.newEvents?.();
  for (const { requests, manner = 'whole' } of scene.acts) {
    const patience = scene.mayAskAgain ? mostRepetitions : 0;
    const given = await Promise.all(requests.map((one) => answerTo(one, manner, stage, patience)));
    for (const { reply, repetitions } of given) {
      if (reply) replies.push(reply);
      asked += repetitions;
    }
    if (replies.some(isSilence)) break;
  }
  const { words, isMet } = answers[scene.right];
  if (scene.right === 'refused' && standIn.isByPublishedKey && replies.every(asksAgain))
    return notRun(
      mood,
      `the gateway could not reach the keys that ${standIn.name} publishes, and cannot tell`,
    );
  const events = stage.newEvents && {
    found: await stage.newEvents(),
    right: promisedEvents(scene, standIn),
  };
  const isAnswered = replies.length > 0 && replies.every((reply) => isAnswer(reply) && isMet(reply));
  const isAstray = isAnswered && events !== undefined && events.found !== events.right;
  const isRight = isAnswered && !isAstray;
  const again = asked === 0 ? '' : `, asked to come again ${asked === 1 ? 'once' : `${asked} times`}`;
  return {
    mood: mood.name,
    verdict: isRight ? 'right' : 'wrong',
    sent: scene.sent,
    answer: `${wordsOf(replies)}${again}`,
    ...(isAstray
      ? { rightAnswer: `${words} and ${eventsText(events.right)}`, because: onceOnBus }
      : { rightAnswer: words, because: scene.because }),
    ...(events && { events }),
    isTakenAllTheSame: isRight && scene.right === 'taken' && mood.isSuspect === true,
    isUnreachable: replies.some((reply) => !isAnswer(reply) && reply.isUnreachable),
    isSilent: replies.some(isSilence),
  };
}

function eventsText(count: number): string {
  return count === 1 ? '1 event' : `${count || 'no'} events`;
}

function isSilence(reply: Reply): boolean {
  return !isAnswer(reply) && reply.isSilent === true;
}
