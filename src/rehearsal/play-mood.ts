import { asksAgain, isAnswer, type Reply, wordsOf } from './answers.ts';
import { judgementOf } from './judgement.ts';
import { isScene, type Mood } from './mood.ts';
import { planOf } from './plan.ts';
import { notRun, type Played } from './played.ts';
import { promisedEvents } from './promised-events.ts';
import { answerTo, type Stage } from './stage.ts';
import type { StandIn } from './stand-in.ts';

const mostRepetitions = 2;

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
  if (scene.right === 'rejected' && standIn.isByPublishedKey && replies.every(asksAgain))
    return notRun(
      mood,
      `the gateway could not reach the keys that ${standIn.name} publishes, and cannot tell`,
    );
  const events = stage.newEvents && {
    found: await stage.newEvents(),
    right: promisedEvents(scene, standIn),
  };
  const { isRight, rightAnswer, because } = judgementOf(scene, replies, events);
  const again = asked === 0 ? '' : `, asked to come again ${asked === 1 ? 'once' : `${asked} times`}`;
  return {
    mood: mood.name,
    verdict: isRight ? 'right' : 'wrong',
    sent: scene.sent,
    answer: `${wordsOf(replies)}${again}`,
    rightAnswer,
    because,
    ...(events && { events }),
    isTakenAllTheSame: isRight && scene.right === 'taken' && mood.isSuspect === true,
    isUnreachable: replies.some((reply) => !isAnswer(reply) && reply.isUnreachable),
    isUnanswered: !replies.some(isAnswer),
    isSilent: replies.some(isSilence),
  };
}

function isSilence(reply: Reply): boolean {
  return !isAnswer(reply) && reply.isSilent === true;
}
