import { parseJson, textField } from '../../domain/content/json.ts';
import type { TargetShape } from '../api.ts';
import type { HttpAnswer } from './post-event.ts';

/** What an answer means for an event. */
export type Fate =
  | { readonly kind: 'delivered' }
  /** Tried again, after `afterMs` at the earliest. */
  | { readonly kind: 'failed'; readonly isOfFunction: boolean; readonly afterMs: number }
  /** Never tried again. */
  | { readonly kind: 'refused' };

const delivered: Fate = { kind: 'delivered' };
const refused: Fate = { kind: 'refused' };
/** No answer came, or none in time: so is it with every target. */
export const failed: Extract<Fate, { kind: 'failed' }> = { kind: 'failed', isOfFunction: false, afterMs: 0 };
const functionError: Fate = { ...failed, isOfFunction: true };

/** Beside 5xx. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html (error codes) */
const retriedOfDestinations = [401, 407, 409, 429];

const fates: Readonly<Record<TargetShape, (answer: HttpAnswer, now: number) => Fate>> = {
  // whoever mends a consumer sees the event come again, whatever it answered before
  event: ({ status }) => (isSuccess(status) ? delivered : failed),
  'api-destination': ({ status, retryAfter }, now) => {
    if (isSuccess(status)) return delivered;
    if (status < 500 && !retriedOfDestinations.includes(status)) return refused;
    const afterMs = millisecondsOf(retryAfter, now);
    // its own word for never
    return afterMs < 0 ? refused : { ...failed, afterMs };
  },
  lambda: ({ status, body, functionError: header }) => {
    if (header !== undefined || isFunctionError(body)) return functionError;
    return isSuccess(status) ? delivered : failed;
  },
};

/** @param now epoch ms */
export function fateOf(shape: TargetShape, answer: HttpAnswer, now: number): Fate {
  return fates[shape](answer, now);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** The emulator sets no header, and says so of a timeout in plain words. */
function isFunctionError(body: string): boolean {
  return textField(parseJson(body)?.value, 'errorType') !== undefined || /^Task timed out after /.test(body);
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after, and below zero, which only EventBridge knows. */
function millisecondsOf(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0;
  if (/^-?\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
