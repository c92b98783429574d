import type { Outcome } from '../outcome.ts';

const refused = { method_not_allowed: 405, wrong_origin: 403, too_large: 413 } as const;
const turnedAway = { rejected: 401, unavailable: 503, failed: 500 } as const;

/** The HTTP status by which a sender hears what became of its delivery. */
export function statusOf(outcome: Outcome): number {
  if ('answer' in outcome) return outcome.answer.status;
  return outcome.kind === 'refused' ? refused[outcome.code] : turnedAway[outcome.kind];
}
