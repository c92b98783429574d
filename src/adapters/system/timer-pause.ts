import { longestTimerMs } from '../../domain/time-left.ts';
import type { Pause } from '../../ports/pause.ts';

/** By hand: the one of `node:timers/promises` makes an error of each that is aborted, which costs more than all the rest. */
export const timerPause: Pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const callOff = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', callOff);
        resolve();
      },
      Math.min(ms, longestTimerMs),
    );
    signal?.addEventListener('abort', callOff, { once: true });
  });
