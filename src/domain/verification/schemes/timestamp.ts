import { type Rejection, reject } from '../verdict.ts';

/**
 * Whether a signed timestamp is close enough to now, in both directions: a future one would stay valid for longer.
 * @param text seconds since the epoch, as received
 * @param now epoch ms
 */
export function rejectOutOfTime(text: string, now: number, toleranceSeconds: number): Rejection | undefined {
  if (!/^\d{1,12}$/.test(text)) return reject('timestamp_malformed');
  const age = now / 1000 - Number(text);
  if (age > toleranceSeconds) return reject('timestamp_too_old');
  return age < -toleranceSeconds ? reject('timestamp_in_future') : undefined;
}
