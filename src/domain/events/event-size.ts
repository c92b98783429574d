import type { WebhookEvent } from '../event.ts';

const timeBytes = 14;

const sizes = new WeakMap<WebhookEvent, number>();

/**
 * Bytes that the bus counts for an event: 14 for the time, and the UTF-8 of source, detail-type, detail and
 * each resource. The bus name and the trace header are free. Counted once, however many publishers ask.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
export function eventSize(event: WebhookEvent): number {
  const size = sizes.get(event) ?? count(event);
  sizes.set(event, size);
  return size;
}

function count({ source, detailType, detail, resources }: WebhookEvent): number {
  const texts = [source, detailType, detail, ...resources];
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), timeBytes);
}
