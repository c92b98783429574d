import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { toDetailType, type WebhookEvent } from '../../../domain/event.ts';
import { eventSize } from '../../../domain/events/event-size.ts';
import { isTraceHeader } from '../../../domain/events/trace-header.ts';
import { inBatches } from '../../../domain/publishing/batches.ts';

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
  const suspects = items.filter(({ isSuspect }) => isSuspect);
  const others = items.filter(({ isSuspect }) => !isSuspect);
  const byBus = Map.groupBy(others, ({ event }) => event.bus);
  const most = { items: maxEntries, bytes: maxBytes - 1 };
  return [
    ...[...byBus.values()].flatMap((ofOneBus) => inBatches(ofOneBus, ({ event }) => eventSize(event), most)),
    ...suspects.map((suspect) => [suspect]),
  ];
}
