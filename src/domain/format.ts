import type { Delivery } from './delivery.ts';
import { detailOf } from './detail.ts';
import type { Endpoint } from './endpoint.ts';
import { jsonObject } from './json.ts';
import type { Occurrence } from './provider.ts';
import type { Proof } from './verdict.ts';

/**
 * How an event is laid out: the body alone, the body with metadata beside it, or exactly what the quick start of
 * the EventBridge console puts.
 */
export const formats = ['payload', 'envelope', 'quick-start'] as const;
export type Format = (typeof formats)[number];

/** Everything that the envelope says of an event. */
export interface Provenance {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly delivery: Delivery;
  readonly proof: Proof;
}

/** The text of the event's detail. */
export function formatDetail(occurrence: Occurrence, provenance: Provenance): string {
  if (provenance.endpoint.format !== 'envelope') return detailOf(occurrence.content, 0);
  const { id, endpoint, delivery, proof } = provenance;
  const metadata = {
    id,
    endpoint: endpoint.name,
    provider: endpoint.provider.id,
    type: occurrence.type,
    receivedAt: new Date(delivery.receivedAt).toISOString(),
    proof,
    attempt: occurrence.attempt,
  };
  return jsonObject([
    ['metadata', JSON.stringify(metadata)],
    ['data', detailOf(occurrence.content, 1)],
  ]);
}
