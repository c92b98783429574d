import type { Content, JsonContent } from './content.ts';
import { membersOf } from './json-members.ts';
import { jsonStructure } from './json-structure.ts';

/** One of the items that a sender delivers together. */
export interface Item {
  /** The delivery as it would be if it held this item alone. */
  readonly content: Content;
  /** The item by itself; the whole delivery where it holds no list. Nothing where that is not JSON. */
  readonly item: JsonContent | undefined;
}

/** Where a list stands: names of members, each in an object or in the objects of a list. Of several names the first that is there counts. */
type Path = readonly (string | readonly string[])[];

/**
 * Ten times what any sender puts together (Meta: 1,000), and what a delivery may grow to, since each item repeats what
 * stands around it. What would be more stays whole.
 */
const most = { items: 10_000, characters: 16 * 1024 * 1024 };

/**
 * Reads each item of a batch that stands deep in an object. Items are cut out of the text that was received, so that no
 * number is re-printed; a delivery with one item, or with none, stays as it is. Total.
 */
export function eachOf<T>(content: Content, path: Path, read: (item: Item) => T): readonly [T, ...T[]] {
  if (content.kind !== 'json') return [read({ content, item: undefined })];
  const [first, ...more] = cutsOf(content.text, path);
  if (!first) return [read({ content, item: content })];
  if (more.length === 0) return [read({ content, item: jsonOf(first.item) })];
  const readCut = ({ around, item }: Cut) => read({ content: jsonOf(around), item: jsonOf(item) });
  return [readCut(first), ...more.map(readCut)];
}

/** The text of an item, and of the delivery with it alone. */
interface Cut {
  readonly around: string;
  readonly item: string;
}

/** @returns none where there is no list, or where they would be too much */
function cutsOf(json: string, path: Path): readonly Cut[] {
  const cuts: Cut[] = [];
  let characters = 0;
  for (const { around, item } of cutAt(json, path)) {
    characters += around.length;
    if (item === undefined || cuts.length === most.items || characters > most.characters) return [];
    cuts.push({ around, item });
  }
  return cuts;
}

/** One at a time, so that a hostile batch ends early. The item is missing where no list has been met. */
function* cutAt(
  json: string,
  [names = [], ...inner]: Path,
): Generator<{ readonly around: string; readonly item?: string | undefined }> {
  const found = partsAt(json, [names].flat());
  if (!found) return yield { around: json };
  const { before, parts, after, isList } = found;
  for (const part of parts)
    for (const { around, item } of cutAt(part, inner))
      yield { around: before + around + after, item: item ?? (isList ? part : undefined) };
}

/** The elements of the list, or the one object, that a member holds. */
function partsAt(json: string, names: readonly string[]) {
  if (names.length === 0) return undefined;
  // of members with one name the last counts, as it does for whoever parses the text
  const members = new Map([...membersOf(json)].map((member) => [JSON.parse(member.name) as string, member]));
  const member = names.map((name) => members.get(name)).find((one) => one !== undefined);
  if (!member) return undefined;
  const { start, value } = member;
  const isList = value.startsWith('[');
  const parts = isList ? jsonStructure(value).elements : [value];
  // what holds an empty list is kept as it is
  if (parts.length === 0) return undefined;
  const [opening, closing] = isList ? ['[', ']'] : ['', ''];
  return {
    before: json.slice(0, start) + opening,
    parts,
    after: closing + json.slice(start + value.length),
    isList,
  };
}

function jsonOf(text: string): JsonContent {
  return { kind: 'json', text, value: JSON.parse(text) };
}
