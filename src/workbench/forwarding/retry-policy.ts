import type { ForwardingRow } from '../../adapters/local/sqlite/forwarding-table.ts';
import type { Fate } from './fate.ts';

/**
 * How often and for how long an event is tried again: 185 times within 24 hours, where a rule of EventBridge says nothing else.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export interface RetryPolicy {
  readonly retries: number;
  readonly forMs: number;
}

/**
 * AWS says that its pauses grow exponentially with jitter, and not how long they are. These double from a second to ten
 * minutes, so that 185 of them take about a day, as its two bounds want it.
 */
const pauses = { firstMs: 1_000, longestMs: 600_000 } as const;

/**
 * What a function fails on is tried twice more, after one minute and two.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const functionPausesMs = [60_000, 120_000] as const;

/** @param failures from 1 @param random uniform in [0, 1) */
function pauseMs(failures: number, random: number): number {
  const whole = Math.min(pauses.longestMs, pauses.firstMs * 2 ** (failures - 1));
  return Math.round((whole / 2) * (1 + random));
}

/** What becomes of a forwarding by an attempt, but for the answer. */
export function afterAttempt(
  row: ForwardingRow,
  fate: Fate,
  now: number,
  policy: RetryPolicy,
  random: number,
): ForwardingRow {
  const attempts = row.attempts + 1;
  const functionErrors = row.functionErrors + (fate.kind === 'failed' && fate.isOfFunction ? 1 : 0);
  const tried = { ...row, attempts, functionErrors, triedAt: now };
  const nextAt = fate.kind === 'failed' ? nextTry(tried, fate, now, policy, random) : undefined;
  if (fate.kind === 'delivered') return { ...tried, status: 'delivered', nextAt: undefined };
  return { ...tried, status: nextAt === undefined ? 'given up' : 'waiting', nextAt };
}

/** @returns nothing where it is given up. What was tried on demand, and does not wait by itself, is not tried again */
function nextTry(
  row: ForwardingRow,
  { isOfFunction, afterMs }: Extract<Fate, { kind: 'failed' }>,
  now: number,
  policy: RetryPolicy,
  random: number,
): number | undefined {
  if (row.status !== 'waiting' || row.attempts > policy.retries) return undefined;
  const own = isOfFunction ? functionPausesMs[row.functionErrors - 1] : pauseMs(row.attempts, random);
  if (own === undefined) return undefined;
  const nextAt = now + Math.max(own, afterMs);
  return nextAt - row.takenAt <= policy.forMs ? nextAt : undefined;
}
