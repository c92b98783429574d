import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';

/** Why a message was not taken. */
export interface SendFailure {
  readonly code: string;
  /** A repetition would meet the same. */
  readonly isLasting: boolean;
  /** The queue takes only shorter ones: its own limit may be below that of SQS. */
  readonly isTooLong: boolean;
  /** A request without one of its messages might have passed. */
  readonly mayBeOneMessages: boolean;
}

/**
 * Exceptions that mean the same the next time. All others (credentials that expired, a broken line) may pass.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html#API_SendMessageBatch_Errors
 */
const lasting =
  /AccessDenied|NonExistentQueue|QueueDoesNotExist|InvalidAddress|UnsupportedOperation|Kms(?!Throttled)|Validation|Serialization|InvalidMessageContents/;

const aboutTheMessages = /InvalidMessageContents|InvalidParameterValue|Serialization/;

/** What the part of an answer of status 200 says that belongs to a message that was not taken. */
export function entryFailure(entry: BatchResultErrorEntry | undefined): SendFailure {
  // what does not name the message is not an answer of the queue
  const {
    Code: code = 'no_receipt',
    Message: message = '',
    SenderFault: isSendersFault = false,
  } = entry ?? {};
  const isTooLong = saysTooLong(code, message);
  return {
    code,
    isTooLong,
    mayBeOneMessages: false,
    isLasting: isSendersFault && !isTooLong && !/Thrott/i.test(code),
  };
}

/** What an exception of the client means for every message of its request. */
export function requestFailure(error: unknown): SendFailure {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const isTooLong = $metadata?.httpStatusCode === 413 || saysTooLong(name, message);
  return {
    code: name,
    isTooLong,
    mayBeOneMessages: isTooLong || aboutTheMessages.test(name),
    isLasting: lasting.test(name) && !isTooLong,
  };
}

function saysTooLong(code: string, message: string): boolean {
  return /TooLong/.test(code) || (/Invalid/.test(code) && /shorter than|too long/i.test(message));
}
