import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { WebhookEvent } from '../../domain/event.ts';
import { eventSize } from '../../domain/event-size.ts';

const maxEntries = 10;

export function toEntry(event: WebhookEvent): PutEventsRequestEntry {
  return {
    EventBusName: event.bus,
    Source: event.source,
    DetailType: event.detailType,
    Detail: event.detail,
    Time: new Date(event.time),
    Resources: [...event.resources],
    ...(event.traceHeader === undefined ? {} : { TraceHeader: event.traceHeader }),
  };
}

/**
 * Groups what is to be sent into requests: ten entries at most, and together smaller than one entry may be, since
 * the limit is checked over the whole request too.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function toRequests<Item extends { readonly event: WebhookEvent }>(
  items: readonly Item[],
  maxBytes: number,
): readonly (readonly Item[])[] {
  const requests: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = eventSize(item.event);
    const current = requests.at(-1);
    if (current && current.length < maxEntries && bytes + size < maxBytes) {
      current.push(item);
      bytes += size;
    } else {
      requests.push([item]);
      bytes = size;
    }
  }
  return requests;
}
