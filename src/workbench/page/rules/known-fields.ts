import { pathOf, readJsonNodes } from '../json/json-nodes.ts';

/** What the received events have at one path: names below it, and values as JSON texts, the first seen first. */
export interface KnownField {
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** By the names on the way, joined by a character that stands in no name. */
export type KnownFields = ReadonlyMap<string, KnownField>;

/** More values than a person reads in a list are of no use there, nor are long ones. */
const most = { values: 30, length: 80 };
const joint = '\n';

export function knownFields(events: Iterable<string>): KnownFields {
  const known = new Map<string, { names: Set<string>; values: Set<string> }>();
  const at = (path: readonly string[]) => {
    const key = path.join(joint);
    const field = known.get(key) ?? { names: new Set(), values: new Set() };
    known.set(key, field);
    return field;
  };
  for (const event of events) {
    for (const node of readJsonNodes(event)) {
      const path = pathOf(node);
      const name = path.at(-1);
      if (name !== undefined) at(path.slice(0, -1)).names.add(name);
      const { values } = at(path);
      const isOfUse = node.kind === 'leaf' && node.text.length <= most.length && values.size < most.values;
      if (isOfUse) values.add(node.text);
    }
  }
  return known;
}

export function fieldAt(known: KnownFields, path: readonly string[]): KnownField | undefined {
  return known.get(path.join(joint));
}
