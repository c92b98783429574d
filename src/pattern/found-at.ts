import { deepest, type EventIndex } from './index-event.ts';
import { clip } from './pattern-error.ts';

/** What an event has at a field. */
export interface Found {
  /** As JSON. */
  readonly texts: readonly string[];
  /** As it follows the name of the field: `is missing`, `is "closed"`. */
  readonly words: string;
}

const most = { texts: 10, length: 200 };

export function foundAt(field: string, index: EventIndex, event: object): Found {
  const leaves = [...(index.get(field)?.consistentWith(new Map()) ?? [])].map(({ leaf }) =>
    JSON.stringify(leaf),
  );
  if (leaves.length > 0) return { texts: shownOf(leaves), words: list(leaves) };
  for (const part of partsAt(event, field, 0)) {
    const kind = Array.isArray(part)
      ? 'an empty array, as good as missing'
      : 'an object, of which no value is looked at';
    return { texts: shownOf([outline(part)]), words: `is ${kind}` };
  }
  return { texts: [], words: 'is missing' };
}

function shownOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, most.texts).map((text) => clip(text, most.length));
}

function list(texts: readonly string[]): string {
  const shown = shownOf(texts);
  const more = new Set(texts).size - shown.length;
  return shown.length === 1
    ? `is ${shown[0]}`
    : `has ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** One level of it: an event may be deeper than a stack. */
function outline(part: object): string {
  if (Array.isArray(part)) return '[]';
  const members = Object.entries(part).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? '…' : value,
  ]);
  return JSON.stringify(Object.fromEntries(members));
}

/** The objects and empty arrays that stand where a value would: the index has values only. */
function* partsAt(value: unknown, path: string | undefined, depth: number): Generator<object> {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  if (Array.isArray(value)) {
    if (value.length === 0 && path === undefined) yield value;
    for (const element of value) yield* partsAt(element, path, depth + 1);
  } else if (path === undefined) {
    yield value;
  } else {
    for (const [name, inner] of Object.entries(value)) {
      if (name === path) yield* partsAt(inner, undefined, depth + 1);
      if (path.startsWith(`${name}.`)) yield* partsAt(inner, path.slice(name.length + 1), depth + 1);
    }
  }
}
