import type { ObjectPointer } from '../../ports/object-store.ts';
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

/** `"name":value` of each member that is no array and no object, cut out of the text of a JSON object: nothing is re-printed. */
function* topLevelScalars(json: string): Generator<string> {
  const token = /["{}[\],]/g;
  let depth = 0;
  let start = 0;
  let nameEnd = 0;
  let scalar = true;
  for (let found = token.exec(json); found; found = token.exec(json)) {
    const at = found.index;
    const char = found[0];
    if (char === '"') {
      token.lastIndex = afterString(json, at);
      if (nameEnd === 0) nameEnd = token.lastIndex;
    } else if (char === '{' || char === '[') {
      depth += 1;
      if (depth === 1) start = at + 1;
      else scalar = false;
    } else if (depth > 1) {
      if (char !== ',') depth -= 1;
    } else {
      // the end of a member, or of an object that has none
      if (scalar && nameEnd > 0) yield member(json.slice(start, at), nameEnd - start);
      [start, nameEnd, scalar] = [at + 1, 0, true];
    }
  }
}

function member(text: string, nameEnd: number): string {
  const name = text.slice(0, nameEnd).trimStart();
  const value = text.slice(text.indexOf(':', nameEnd) + 1).trim();
  return `${name}:${value}`;
}

/** Index behind the closing quote. Every character is looked at once, whatever a hostile text is made of. */
function afterString(json: string, open: number): number {
  const end = /["\\]/g;
  end.lastIndex = open + 1;
  for (let found = end.exec(json); found && found[0] !== '"'; found = end.exec(json)) end.lastIndex += 1;
  return end.lastIndex;
}
