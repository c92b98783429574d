import type { Leaf } from './condition.ts';
import { type Membership, Occurrences } from './occurrences.ts';

export type EventIndex = ReadonlyMap<string, Occurrences>;

/** Deeper events than this EventBridge does not read. */
export const deepest = 1000;

/**
 * The values of an event by path, for the wanted paths only. A path is the names joined by dots, so that `a.b` is found
 * in `{"a":{"b":1}}` and in `{"a.b":1}`; arrays leave no trace in it.
 */
export function indexEvent(event: object, wanted: ReadonlySet<string>): EventIndex {
  const index = new Map<string, Occurrences>();
  const onTheWay = new Set<string>();
  for (const path of wanted) {
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      onTheWay.add(path.slice(0, dot));
    }
  }
  let arrays = 0;

  const add = (leaf: Leaf, path: string, membership: Membership): void => {
    if (!wanted.has(path)) return;
    const occurrences = index.get(path) ?? new Occurrences();
    index.set(path, occurrences);
    occurrences.add({ leaf, membership });
  };
  const visit = (value: unknown, path: string, membership: Membership, depth: number): void => {
    if (isLeaf(value)) {
      add(value, path, membership);
    } else if (depth <= deepest && Array.isArray(value)) {
      visitArray(value, path, membership, depth + 1);
    } else if (depth <= deepest && onTheWay.has(path)) {
      visitObject(Object(value), `${path}.`, membership, depth + 1);
    }
  };
  const visitArray = (
    array: readonly unknown[],
    path: string,
    membership: Membership,
    depth: number,
  ): void => {
    const id = arrays;
    arrays += 1;
    for (const [at, element] of array.entries()) {
      // A scalar does not bind the match to its element: ["a", "b"] is a set of values, not a list of records.
      // Nor does a lone element: there is no other it could be confused with.
      const binds = array.length > 1 && !isLeaf(element);
      visit(element, path, binds ? [...membership, [id, at]] : membership, depth);
    }
  };
  const visitObject = (object: object, stem: string, membership: Membership, depth: number): void => {
    for (const [name, value] of Object.entries(object)) {
      const path = stem + name;
      if (wanted.has(path) || onTheWay.has(path)) visit(value, path, membership, depth);
    }
  };

  visitObject(event, '', [], 1);
  return index;
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
