import type { WebhookEvent } from '../event.ts';

const timeBytes = 14;

/**
 * Bytes that the bus counts for an event: 14 for the time, and the UTF-8 of source, detail-type, detail and
 * each resource. The bus name and the trace header are free.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
export function eventSize(event: WebhookEvent): number {
  return [event.source, event.detailType, event.detail, ...event.resources].reduce(
    (bytes, text) => bytes + Buffer.byteLength(text),
    timeBytes,
  );
}
