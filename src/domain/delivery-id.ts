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

/** The name of a delivery in `Resources`, by which consumers deduplicate and correlate in every format. */
export function deliveryUrn(endpoint: string, id: string): string {
  const encoded = encodeURIComponent(id.toWellFormed());
  return `urn:sallyport:${endpoint}:${encoded.length <= longestInUrn ? encoded : sha256Hex(id)}`;
}
