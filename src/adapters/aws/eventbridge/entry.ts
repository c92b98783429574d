import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { toDetailType, type WebhookEvent } from '../../../domain/event.ts';
import { eventSize } from '../../../domain/events/event-size.ts';
import { isTraceHeader } from '../../../domain/events/trace-header.ts';

const maxEntries = 10;

/** A trace that is malformed is left out, since the whole request would be refused for it. */
export function toEntry(event: WebhookEvent): PutEventsRequestEntry {
  return {
    EventBusName: event.bus,
    Source: event.source,
    DetailType: toDetailType(event.detailType),
    Detail: event.detail,
    Time: new Date(event.time),
    Resources: [...event.resources],
    ...(isTraceHeader(event.traceHeader) ? { TraceHeader: event.traceHeader } : {}),
  };
}

/** An event on its way, as far as it matters for the requests. */
interface Travelling {
  readonly event: WebhookEvent;
  /** A request with this event in it was refused as a whole. */
  readonly isSuspect: boolean;
}

/**
 * Groups what is to be sent into requests: ten entries at most, and together smaller than one entry may be, since
 * the limit is checked over the whole request too. Events of two buses never share a request, which is denied as a
 * whole where one of the buses is; a suspect travels alone.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function toRequests<Item extends Travelling>(
  items: readonly Item[],
  maxBytes: number,
): readonly (readonly Item[])[] {
  const requests: Item[][] = [];
  const growing = new Map<string, { readonly request: Item[]; bytes: number }>();
  for (const item of items) {
    const size = eventSize(item.event);
    const current = growing.get(item.event.bus);
    if (item.isSuspect) {
      requests.push([item]);
    } else if (current && current.request.length < maxEntries && current.bytes + size < maxBytes) {
      current.request.push(item);
      current.bytes += size;
    } else {
      const request = [item];
      requests.push(request);
      growing.set(item.event.bus, { request, bytes: size });
    }
  }
  return requests;
}
