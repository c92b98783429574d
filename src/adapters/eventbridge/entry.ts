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
 * Splits events into requests: ten entries at most, and together smaller than one entry may be, since the limit
 * is checked over the whole request too.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 * @returns the positions of the events of each request
 */
export function toRequests(
  events: readonly WebhookEvent[],
  maxBytes: number,
): readonly (readonly number[])[] {
  const requests: number[][] = [];
  let bytes = 0;
  events.forEach((event, position) => {
    const size = eventSize(event);
    const current = requests.at(-1);
    if (current && current.length < maxEntries && bytes + size < maxBytes) {
      current.push(position);
      bytes += size;
    } else {
      requests.push([position]);
      bytes = size;
    }
  });
  return requests;
}
