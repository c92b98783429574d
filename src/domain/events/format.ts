import { jsonObject } from '../content/json.ts';
import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Occurrence } from '../provider.ts';
import type { Verified } from '../verification/verdict.ts';
import { detailOf } from './detail.ts';
import { headersJson, queryJson } from './request-metadata.ts';

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
  readonly verified: Verified;
}

/** The text of the event's detail. */
export function formatDetail(occurrence: Occurrence, provenance: Provenance): string {
  if (provenance.endpoint.format !== 'envelope') return detailOf(occurrence.content, 0);
  return jsonObject([
    ['metadata', metadataJson(occurrence, provenance)],
    ['data', detailOf(occurrence.content, 1)],
  ]);
}

function metadataJson(
  { type, attempt }: Occurrence,
  { id, endpoint, delivery, verified }: Provenance,
): string {
  const { proof, secret } = verified;
  const said = {
    id,
    endpoint: endpoint.name,
    provider: endpoint.provider.id,
    type,
    receivedAt: new Date(delivery.receivedAt).toISOString(),
    proof,
    attempt,
  };
  const members: readonly (readonly [name: string, json: string | undefined])[] = [
    ...Object.entries(said).map(([name, value]) => [name, JSON.stringify(value)] as const),
    ['query', queryJson(delivery.rawQuery, secret)],
    ['headers', headersJson(delivery.headers, endpoint.provider, secret)],
  ];
  return jsonObject(members.flatMap(([name, json]) => (json === undefined ? [] : [[name, json] as const])));
}
