import type { Endpoint } from '../endpoint.ts';
import { toDetailType, type WebhookEvent } from '../event.ts';
import type { Occurrence, Received } from '../provider.ts';
import { wholeTime } from '../time.ts';
import type { Verified } from '../verification/verdict.ts';
import { namesOf } from './delivery-id.ts';
import { formatDetail } from './format.ts';
import { asQuickStart } from './quick-start.ts';
import { withoutSharedIds } from './shared-ids.ts';

/** What an event is whose sender does not say it. */
const unknownType = 'unknown';

/** Turns a verified delivery into its events: one, or as many as its batch holds. */
export function normalise(
  received: Received,
  endpoint: Endpoint,
  verified: Verified,
): readonly WebhookEvent[] {
  return withoutSharedIds(endpoint.provider.read(received)).map((occurrence, position) =>
    toEvent(occurrence, position, received, endpoint, verified),
  );
}

function toEvent(
  read: Occurrence,
  position: number,
  received: Received,
  endpoint: Endpoint,
  verified: Verified,
): WebhookEvent {
  const { delivery } = received;
  const { provider, format } = endpoint;
  const said = format === 'quick-start' ? asQuickStart(read, provider.id) : read;
  const occurrence = { ...said, type: said.type || unknownType };
  const { id, urn, suppressionKey } = namesOf(occurrence, received, position, endpoint.name);
  return {
    id,
    endpoint: endpoint.name,
    ...(suppressionKey === undefined ? {} : { suppressionKey }),
    bus: endpoint.bus,
    source: provider.source,
    detailType: toDetailType(occurrence.type),
    detail: formatDetail(occurrence, { id, endpoint, delivery, verified }),
    time: isDate(occurrence.time) ? wholeTime(occurrence.time) : delivery.receivedAt,
    resources: [urn],
    ...(delivery.traceHeader === undefined ? {} : { traceHeader: delivery.traceHeader }),
  };
}

/** Whether the bus can write it as a date with a year of four digits. */
function isDate(time: number | undefined): time is number {
  const latest = Date.UTC(9999, 11, 31);
  return time !== undefined && time >= 0 && time <= latest;
}
