import type { Delivery } from '../delivery.ts';
import type { Occurrence, Received } from '../provider.ts';
import { sha256Hex } from '../verification/crypto.ts';

const longestInUrn = 256;
const digestCharacters = 16;
const digests = new WeakMap<Delivery, string>();

/** What one event of a delivery is called. */
export interface Names {
  /** The sender's own id and what tells two deliveries with that id apart; in log, envelope and `urn` alike. */
  readonly id: string;
  /** The same in `Resources`, by which consumers deduplicate and correlate in every format. */
  readonly urn: string;
  /** What tells a repetition from a new delivery, where anything does. */
  readonly suppressionKey?: string;
}

/**
 * A retry gets the same names; two deliveries of different content never do, nor do two events of one message. An id
 * often names an event, which comes by once for each hook that asked for it. A signed one has beside it what its sender
 * says of the hook, since the bytes of a retry may be others. With any other go the bytes: whoever replays a delivery
 * can change the id. Of a batch that a retry may cut in another way, those of the item are enough.
 * @param position in the batch, from 0
 */
export function namesOf(
  { id }: Occurrence,
  { delivery }: Pick<Received, 'delivery'>,
  position: number,
  endpoint: string,
): Names {
  if (id?.origin === 'signed') {
    const name = id.apart === undefined ? id.value : withDigest(id.value, sha256Hex(id.apart));
    const urn = deliveryUrn(endpoint, name);
    return { id: name, urn, suppressionKey: urn };
  }
  const digest =
    id?.origin === 'unsigned' && id.apart !== undefined
      ? sha256Hex(`${delivery.rawQuery}\n${id.apart}`)
      : digestOf(delivery, position);
  const name = id ? withDigest(id.value, digest) : digest;
  const urn = deliveryUrn(endpoint, name);
  return { id: name, urn, ...(id?.origin === 'unsigned' ? { suppressionKey: `${urn}#${digest}` } : {}) };
}

/** Of all that was sent. The body is read once for all the events of a batch: a thousand may be in megabytes. */
function digestOf(delivery: Delivery, position: number): string {
  const known = digests.get(delivery);
  const digest = known ?? sha256Hex(`${delivery.rawQuery}\n0\n`, delivery.body);
  if (known === undefined) digests.set(delivery, digest);
  return position === 0 ? digest : sha256Hex(`${digest}\n${position}`);
}

function withDigest(id: string, digest: string): string {
  return `${id}:${digest.slice(0, digestCharacters)}`;
}

/** What a delivery is called in `Resources`. */
export function deliveryUrn(endpoint: string, id: string): string {
  const encoded = encodeURIComponent(id.toWellFormed());
  return `urn:sallyport:${endpoint}:${encoded.length <= longestInUrn ? encoded : sha256Hex(id)}`;
}
