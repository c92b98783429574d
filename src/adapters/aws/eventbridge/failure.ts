import type { PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { tooLarge, unanswered } from '../../../domain/publishing/receipts.ts';
import type { Receipt } from '../../../ports/publisher.ts';

/**
 * The codes in an answer that a repetition may cure; the others never change.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
const passing = new Set(['InternalFailure']);

/** Of an entry or an exception, by the names that the SDK knows for it: `THROTTLING_ERROR_CODES` of @smithy/core. */
const throttling = /Throttl|TooManyRequests|LimitExceeded|SlowDown/;

/** The codes in an answer that are about the event, and the same on every bus and for everybody. */
const eventFaults = new Set(['InvalidArgument', 'MalformedDetail']);

/** Exceptions that mean the same the next time. All others (credentials that expired, a clock that drifted, a broken line) may pass. */
const lasting = new Set(['AccessDeniedException', 'ValidationException', 'SerializationException']);

/** Exceptions of status 400 that are about who calls, how often and when, whatever was in the request. */
const aboutTheCaller =
  /Token|Signature|Credential|RequestExpired|UnrecognizedClient|NotAuthorized$|OptInRequired|MissingAuthentication/;

/** What the part of an answer of status 200 says that belongs to one entry. */
export function entryReceipt(entry: PutEventsResultEntry | undefined): Receipt {
  const { ErrorCode: code, EventId: id } = entry ?? {};
  // what does not name the event is not an answer of the bus
  if (!code) return id ? { status: 'published' } : unanswered;
  if (throttling.test(code)) return { status: 'unavailable', reason: 'throttled', code };
  if (passing.has(code)) return { status: 'unavailable', reason: 'outage', code };
  return { status: 'refused', reason: eventFaults.has(code) ? 'event_fault' : 'denied', code };
}

/** What an exception of the client means for every entry of its request. */
export function requestFailure(error: unknown): Receipt {
  const { name, message, status } = describe(error);
  // the size of the whole request is refused in two ways, one of them without a name
  if (status === 413 || (name === 'ValidationException' && /size/i.test(message))) {
    return tooLarge;
  }
  if (lasting.has(name)) return { status: 'refused', reason: 'denied', code: name };
  const isTooMuch = status === 429 || throttling.test(name);
  return { status: 'unavailable', reason: isTooMuch ? 'throttled' : 'outage', code: name };
}

/**
 * Whether a request that failed might have passed without one of its entries: it was read and refused. Permissions may
 * name a bus, a source and a detail-type, so that a denial is among these.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
export function mayBeOneEntrysFault(error: unknown): boolean {
  const receipt = requestFailure(error);
  if (receipt.status === 'refused') return true;
  // ten requests in the place of one that was too many
  if (isThrottled(receipt)) return false;
  const { name, status = 0 } = describe(error);
  return status >= 400 && status < 500 && !aboutTheCaller.test(name);
}

/** Of an event whose delivery could wait no longer for an answer. */
export const unansweredInTime = {
  status: 'unavailable',
  reason: 'outage',
  code: 'AbortError',
} as const satisfies Receipt;

export function isThrottled(receipt: Receipt): boolean {
  return receipt.status === 'unavailable' && receipt.reason === 'throttled';
}

function describe(error: unknown): { name: string; message: string; status: number | undefined } {
  const {
    name = 'Error',
    message = '',
    $metadata,
  } = Object(error) as Partial<Error> & { $metadata?: { httpStatusCode?: number } };
  return { name, message, status: $metadata?.httpStatusCode };
}
