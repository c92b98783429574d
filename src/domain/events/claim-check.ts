import type { ObjectPointer } from '../../ports/object-store.ts';
import { membersOf } from '../content/json-members.ts';
import type { WebhookEvent } from '../event.ts';
import { eventSize } from './event-size.ts';

/** A pointer is for routing: more than this is better read from the object. */
const largestPointer = 64 * 1024;

/**
 * The event that is published in place of one that is too big: the same, marked, but for its detail, which says where
 * the whole is and repeats, for the rules of the bus, those top-level scalars that fit, as they were written.
 * @param detail where the whole is
 * @param maxEntryBytes the pointer is smaller than this, unless even one without fields is not
 */
export function claimCheckEvent(
  event: WebhookEvent,
  detail: ObjectPointer,
  maxEntryBytes: number,
): WebhookEvent {
  const { bucket, key, size, sha256 } = detail;
  const head = `{"sallyport":{"claimCheck":${JSON.stringify({ bucket, key, size, sha256 })}},"fields":{`;
  const bare: WebhookEvent = { ...event, isClaimCheck: true, detail: `${head}}}` };
  const limit = Math.min(largestPointer, maxEntryBytes - 1);

  const fields: string[] = [];
  let bytes = eventSize(bare);
  for (const field of topLevelScalars(event.detail)) {
    const more = Buffer.byteLength(field) + (fields.length === 0 ? 0 : 1);
    if (bytes + more > limit) continue;
    fields.push(field);
    bytes += more;
  }
  return { ...bare, detail: `${head}${fields.join(',')}}}` };
}

/** `"name":value` of each member that is neither an array nor an object, as they were written. */
function* topLevelScalars(json: string): Generator<string> {
  for (const { name, value } of membersOf(json)) if (!/^[[{]/.test(value)) yield `${name}:${value}`;
}
