import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { toDetailType, type WebhookEvent } from '../../../domain/event.ts';
import { isTraceHeader } from '../../../domain/events/trace-header.ts';
import { type BatchLimits, inBatches } from '../../../domain/publishing/batches.ts';
import type { Item } from './attempt.ts';

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

/** What one request takes: the limit of an entry is checked over the whole request too. */
export function mostTogether(maxBytes: number): BatchLimits {
  return { items: maxEntries, bytes: maxBytes - 1 };
}

/**
 * Groups what is to be sent into requests: ten entries at most, and together smaller than one entry may be. Events of two
 * buses never share a request, which is denied as a whole where one of the buses is; a suspect travels alone.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function toRequests(items: readonly Item[], maxBytes: number): readonly (readonly Item[])[] {
  const suspects = items.filter(({ isSuspect }) => isSuspect);
  const others = items.filter(({ isSuspect }) => !isSuspect);
  const byBus = Map.groupBy(others, ({ entry }) => entry.EventBusName);
  const most = mostTogether(maxBytes);
  return [
    ...[...byBus.values()].flatMap((ofOneBus) => inBatches(ofOneBus, ({ size }) => size, most)),
    ...suspects.map((suspect) => [suspect]),
  ];
}
