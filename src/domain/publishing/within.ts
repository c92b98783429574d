import type { Pause } from '../../ports/pause.ts';

/** The result of `work`, or an exception when it takes longer. The work itself is not ended. */
export async function within<T>(ms: number, pause: Pause, work: () => Promise<T>): Promise<T> {
  const timer = new AbortController();
  const expiry = pause(ms, timer.signal).then(() => {
    throw new Error(`no answer within ${Math.round(ms)} ms`);
  });
  try {
    return await Promise.race([work(), expiry]);
  } finally {
    // without a reason it would make an exception, with the stack of each delivery
    timer.abort('answered');
  }
}
