/**
 * Bytes of one message, and of all messages of a request together.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const mostBytes = 1_048_576;

const mostMessages = 10;

/** Attributes count too: what is parked leaves room for the reason for which it may become a dead letter. */
const reasonBytes = 1_024;

/** Bytes of the largest text that is parked. */
export const mostParkedBytes = mostBytes - reasonBytes;

/** Characters of a reason; with the attribute's name and type it stays within its room. */
export const longestReason = 200;

/** Groups texts, ASCII all of them, into requests that SQS takes. */
export function toRequests<Item extends { readonly text: string }>(
  items: readonly Item[],
): readonly (readonly Item[])[] {
  const requests: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const current = requests.at(-1);
    if (current && current.length < mostMessages && bytes + item.text.length <= mostBytes) {
      current.push(item);
      bytes += item.text.length;
    } else {
      requests.push([item]);
      bytes = item.text.length;
    }
  }
  return requests;
}
