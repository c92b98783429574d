/** Plays moods against a gateway: what is sent, what it answers, and whether that is right. */
import type { Signable } from '../domain/verification/scheme.ts';
import type { Pause } from '../ports/pause.ts';
import { answers, asksAgain, isAnswer, type Reply, wordsOf } from './answers.ts';
import { isScene, type Manner, type Mood, type NotRun, type Scene } from './mood.ts';
import type { StandIn } from './stand-in.ts';

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
  /** Whether it was right to take what most senders would not have sent. */
  readonly isTakenAllTheSame: boolean;
  /** Set where nobody was there to answer. */
  readonly isUnreachable: boolean;
  /** Set where an answer was waited for in vain. */
  readonly isSilent: boolean;
}

/** How requests get to a gateway. One that hangs up is answered by nobody, and says so where it could not even begin. */
export interface Stage {
  deliver(request: Signable, manner: Manner): Promise<Reply | undefined>;
  readonly pause: Pause;
}

/** How long a gateway can have us wait that asks to come again, s. What was signed is still in time then. */
const longestWaitSeconds = 20;
const mostRepetitions = 2;

/** What is to be done in a mood. */
export async function planOf(mood: Mood, standIn: StandIn): Promise<Scene | NotRun> {
  if (standIn.cannotSign !== undefined && !mood.isUnsigned) return { notRun: standIn.cannotSign };
  try {
    const scene = await mood.play(standIn);
    return isScene(scene) && isAnsweredFirst(scene, standIn)
      ? { notRun: `this delivery asks who listens, and is answered before anything is proven` }
      : scene;
  } catch (error) {
    if (error instanceof TypeError)
      return { notRun: `${standIn.name} sends no such thing: ${error.message}` };
    throw error;
  }
}

function isAnsweredFirst({ right, acts }: Scene, standIn: StandIn): boolean {
  return right === 'refused' && acts.some(({ requests }) => requests.some((one) => standIn.asksFirst(one)));
}

/** How many events the sample deliveries of a scene become, where the gateway is right: at most so many. */
export function eventsOf(scene: Scene | NotRun): number {
  if (!isScene(scene) || scene.right !== 'taken') return 0;
  return scene.acts.reduce(
    (sum, { requests, manner }) => sum + (manner === 'hanging up' ? 0 : requests.length),
    0,
  );
}

export async function playMood(mood: Mood, standIn: StandIn, stage: Stage): Promise<Played> {
  const scene = await planOf(mood, standIn);
  if (!isScene(scene)) return notRun(mood, scene.notRun);
  const replies: Reply[] = [];
  let asked = 0;
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
  const isRight = replies.length > 0 && replies.every((reply) => isAnswer(reply) && isMet(reply));
  const again = asked === 0 ? '' : `, asked to come again ${asked === 1 ? 'once' : `${asked} times`}`;
  return {
    mood: mood.name,
    verdict: isRight ? 'right' : 'wrong',
    sent: scene.sent,
    answer: `${wordsOf(replies)}${again}`,
    rightAnswer: words,
    because: scene.because,
    isTakenAllTheSame: isRight && scene.right === 'taken' && mood.isSuspect === true,
    isUnreachable: replies.some((reply) => !isAnswer(reply) && reply.isUnreachable),
    isSilent: replies.some(isSilence),
  };
}

function isSilence(reply: Reply): boolean {
  return !isAnswer(reply) && reply.isSilent === true;
}

/** Its last answer, where it asked to come again. */
async function answerTo(
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

/** How many moods one after the other are waited for in vain. Where nothing was ever answered, one is enough. */
const mostSilent = 2;

/**
 * Plays them one after the other, and ends where nobody is there, or nobody answers any more: each wait is as long as the patience of a
 * sender. The last one says so.
 */
export async function* rehearse(
  some: readonly Mood[],
  standIn: StandIn,
  stage: Stage,
): AsyncGenerator<Played & { readonly isOver: boolean }> {
  let silent = mostSilent - 1;
  for (const mood of some) {
    const played = await playMood(mood, standIn, stage);
    if (played.verdict !== 'not run') silent = played.isSilent ? silent + 1 : 0;
    const isOver = played.isUnreachable || silent === mostSilent;
    yield { ...played, isOver };
    if (isOver) return;
  }
}

function notRun({ name }: Mood, because: string): Played {
  return {
    mood: name,
    verdict: 'not run',
    sent: '',
    answer: '',
    rightAnswer: '',
    because,
    isTakenAllTheSame: false,
    isUnreachable: false,
    isSilent: false,
  };
}

function waitMs(reply: Reply): number {
  const seconds = isAnswer(reply) ? Number(reply.retryAfter ?? 1) : 1;
  return 1000 * Math.min(longestWaitSeconds, seconds >= 0 ? seconds : 1);
}
