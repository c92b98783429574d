import type { Outcome } from '../../../domain/outcome.ts';
import { statusOf } from '../../../domain/receiving/answer-status.ts';

/** Of what Lambda takes for one, all that a sender reads. */
interface Response {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const retryAfterSeconds = '30';

/** The one table from what became of a delivery to what its sender reads. */
export function respond(outcome: Outcome): Response {
  switch (outcome.kind) {
    case 'accepted':
    case 'parked':
    case 'duplicate':
    case 'answered':
      return {
        statusCode: statusOf(outcome),
        headers: { ...outcome.answer.headers },
        body: outcome.answer.body,
      };
    case 'rejected':
      return refusal(
        statusOf(outcome),
        'unauthorized',
        outcome.asks === undefined ? {} : { 'www-authenticate': outcome.asks },
      );
    case 'refused':
      return refused(outcome);
    case 'unavailable':
      return refusal(statusOf(outcome), 'unavailable', { 'retry-after': retryAfterSeconds });
    case 'failed':
      return refusal(statusOf(outcome), 'internal');
  }
}

export const unreadable: Response = refusal(400, 'bad_request');

function refused(outcome: Extract<Outcome, { kind: 'refused' }>): Response {
  switch (outcome.code) {
    case 'method_not_allowed':
      return refusal(statusOf(outcome), 'method_not_allowed', { allow: outcome.allow.join(', ') });
    case 'wrong_origin':
      return refusal(statusOf(outcome), 'forbidden');
    case 'too_large':
      return refusal(statusOf(outcome), 'too_large');
  }
}

function refusal(
  statusCode: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ error }),
  };
}
