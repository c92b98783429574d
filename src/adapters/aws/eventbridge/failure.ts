import type { PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { tooLarge, unanswered } from '../../../domain/publishing/receipts.ts';
import type { Receipt } from '../../../ports/publisher.ts';

/**
 * The codes in an answer that a repetition may cure; the others never change.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
const passing = new Set(['InternalFailure', 'ThrottlingException']);

/** The codes in an answer that are about the event, and the same on every bus and for everybody. */
const eventFaults = new Set(['InvalidArgument', 'MalformedDetail']);

/** Exceptions that mean the same the next time. All others (credentials that expired, a clock that drifted, a broken line) may pass. */
const lasting = new Set(['AccessDeniedException', 'ValidationException', 'SerializationException']);

/** Exceptions of status 400 that are about who calls, how often and when, whatever was in the request. */
const aboutTheCaller =
  /Throttl|TooManyRequests|Token|Signature|Credential|RequestExpired|UnrecognizedClient|NotAuthorized$|OptInRequired|MissingAuthentication/;

/** What the part of an answer of status 200 says that belongs to one entry. */
export function entryReceipt(entry: PutEventsResultEntry | undefined): Receipt {
  const { ErrorCode: code, EventId: id } = entry ?? {};
  // what does not name the event is not an answer of the bus
  if (!code) return id ? { status: 'published' } : unanswered;
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
  return lasting.has(name)
    ? { status: 'refused', reason: 'denied', code: name }
    : { status: 'unavailable', reason: 'outage', code: name };
}

/**
 * Whether a request that failed might have passed without one of its entries: it was read and refused. Permissions may
 * name a bus, a source and a detail-type, so that a denial is among these.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
export function mayBeOneEntrysFault(error: unknown): boolean {
  if (requestFailure(error).status === 'refused') return true;
  const { name, status = 0 } = describe(error);
  return status >= 400 && status < 500 && !aboutTheCaller.test(name);
}

function describe(error: unknown): { name: string; message: string; status: number | undefined } {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  return { name, message, status: $metadata?.httpStatusCode };
}
