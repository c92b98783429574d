import { sha256Hex } from './crypto.ts';
import type { Occurrence, Received } from './provider.ts';

const longestInUrn = 256;
const digestCharacters = 16;

/**
 * The sender's own id, or one made from the bytes: a retry of the same bytes gets the same one, two events of one
 * message never share one.
 */
export function idOf(occurrence: Occurrence, { delivery }: Received, position: number): string {
  const { id } = occurrence;
  if (id && id.origin !== 'derived') return id.value;
  const digest = sha256Hex(delivery.rawQuery, '\n', String(position), '\n', delivery.body);
  return id ? `${id.value}:${digest.slice(0, digestCharacters)}` : digest;
}

/**
 * What tells a repetition from a new delivery: the sender's own id and, where whoever replays a delivery can change
 * that, the bytes that are signed.
 */
export function suppressionKeyOf(
  { id }: Occurrence,
  { delivery }: Received,
  endpoint: string,
): string | undefined {
  if (!id || id.origin === 'derived') return undefined;
  const urn = deliveryUrn(endpoint, id.value);
  return id.origin === 'signed' ? urn : `${urn}#${sha256Hex(delivery.rawQuery, '\n', delivery.body)}`;
}

/** The name of a delivery in `Resources`, by which consumers deduplicate and correlate in every format. */
export function deliveryUrn(endpoint: string, id: string): string {
  const encoded = encodeURIComponent(id.toWellFormed());
  return `urn:sallyport:${endpoint}:${encoded.length <= longestInUrn ? encoded : sha256Hex(id)}`;
}
