import { isScene, type Mood, type NotRun, type Scene } from './mood.ts';
import type { StandIn } from './stand-in.ts';

/** What is to be done in a mood. */
export async function planOf(mood: Mood, standIn: StandIn): Promise<Scene | NotRun> {
  if (standIn.cannotSign !== undefined && !mood.isUnsigned) return { notRun: standIn.cannotSign };
  try {
    const scene = await mood.play(standIn);
    return isScene(scene) && isAnsweredFirst(scene, standIn)
      ? { notRun: 'this delivery asks who listens, and is answered before anything is proven' }
      : scene;
  } catch (error) {
    if (error instanceof TypeError)
      return { notRun: `${standIn.name} sends no such thing: ${error.message}` };
    throw error;
  }
}

function isAnsweredFirst({ right, acts }: Scene, standIn: StandIn): boolean {
  return right === 'rejected' && acts.some(({ requests }) => requests.some((one) => standIn.asksFirst(one)));
}

/** How many deliveries of a scene a gateway takes that is right. Fewer come onto the bus as new ones: some are repetitions. */
export function takenIn(scene: Scene | NotRun): number {
  if (!isScene(scene) || scene.right !== 'taken') return 0;
  return scene.acts.reduce(
    (sum, { requests, manner }) => sum + (manner === 'hanging up' ? 0 : requests.length),
    0,
  );
}
