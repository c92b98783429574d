import { setTimeout as wait } from 'node:timers/promises';
import { longestTimerMs } from '../../domain/time-left.ts';
import type { Pause } from '../../ports/pause.ts';

export const timerPause: Pause = (ms, signal) =>
  wait(Math.min(ms, longestTimerMs), undefined, signal ? { signal } : {});
