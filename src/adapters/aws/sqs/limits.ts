/**
 * Bytes of one message, and of all messages of a request together.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const mostBytes = 1_048_576;

/** Of one request: messages, and their bytes together. */
export const mostAtOnce = { items: 10, bytes: mostBytes };

/** Attributes count too: what is parked leaves room for the reason for which it may become a dead letter. */
const reasonBytes = 1_024;

/** Bytes of the largest text that is parked. */
export const mostParkedBytes = mostBytes - reasonBytes;

/** Characters of a reason; with the attribute's name and type it stays within its room. */
export const longestReason = 200;
