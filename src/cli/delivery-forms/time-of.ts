import { wholeTime } from '../../domain/time.ts';

/** @param ms epoch ms, as somebody wrote it. @returns nothing for what is no point in time */
export function timeOf(ms: number | undefined): number | undefined {
  return ms !== undefined && wholeTime(ms) === Math.floor(ms) ? ms : undefined;
}
