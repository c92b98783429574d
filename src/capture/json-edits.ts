import { isCardNumber } from './check-digits.ts';
import type { Edit, Kind } from './edit.ts';
import { type JsonPart, jsonParts } from './json-parts.ts';
import { isOfPeople, isShortNumber, kindByName } from './names.ts';
import { type Replacing, type Spot, substituted } from './replacing.ts';
import { shapesIn } from './shapes.ts';
import { inJson, respelled, spelledOut } from './spelling.ts';

/** What is a number and names somebody. Amounts, and the number of anything, stay: a test counts with them. */
const numbers: ReadonlySet<string | undefined> = new Set([
  'branch',
  'card',
  'contact',
  'coordinate',
  'iban',
  'id',
  'phone',
  'postcode',
  'user',
]);
const longNumber = 6;

/**
 * What gives way in a text that is JSON. Spaces, the order and the names of members, and how texts are escaped stay as they are.
 * @param name of the member, where the text is the value of one
 */
export function jsonEdits(json: string, path: string, by: Replacing, name = ''): readonly Edit[] {
  const edits: Edit[] = [];
  for (const part of jsonParts(json)) {
    const raw = json.slice(part.start, part.end);
    const spot = {
      name: part.name === '' ? name : spelledOut(part.name, inJson),
      holder: part.path.at(-2),
      path: [path, ...named(part, by)].join('.'),
    };
    if (part.kind === 'number') edits.push(...numberEdits(raw, part.start, spot, by));
    else {
      const said = spelledOut(raw, inJson);
      const found =
        part.kind === 'name' ? nameEdits(said, part.path.at(-1), spot.path, by) : by.value(said, spot);
      edits.push(...respelled(raw, found, inJson, part.start));
    }
  }
  return edits;
}

/** What looks like somebody's, where it is the name of a member, and under what people are listed by. */
function nameEdits(said: string, of: string | undefined, path: string, by: Replacing): readonly Edit[] {
  if (isListedBy(said, of, by)) return [substituted({ kind: 'user', start: 0, value: said }, path, by)];
  return shapesIn(said)
    .filter(({ kind, value }) => !notOfNames.has(kind) && !by.kept.has(value))
    .map((shape) => substituted(shape, path, by));
}

/** `@type` mentions nobody. */
const notOfNames: ReadonlySet<string> = new Set(['url', 'user']);

/** `"users": {"adalovelace": {…}}`, and not `"users": {"total_count": 3}`. */
function isListedBy(said: string, of: string | undefined, by: Replacing): boolean {
  if (of === undefined || of.endsWith('[]') || !isOfPeople(of)) return false;
  return by.substitutes.has(said) || (kindByName(said) === undefined && !ofList.test(said) && said !== '');
}

const ofList =
  /^(?:(?:total|has|next|previous|first|last|page|per|is)(?:[A-Z_].*)?|count|data|items?|edges|nodes|results?|values?|length|size|links?|_links|url|href|list|entries|added|removed|active|online|meta(?:data)?|max|min|limit|offset|more|cursor|self)$/;

function numberEdits(raw: string, start: number, spot: Spot, by: Replacing): readonly Edit[] {
  const kind = kindByName(spot.name, spot.holder);
  const edit = (as: Kind, text = by.substitutes.of(as, raw)) => [
    { start, end: start + raw.length, text, kind: as, path: spot.path },
  ];
  if (kind !== 'protocol' && isCardNumber(raw) && !by.kept.has(raw)) return edit('card');
  if (by.kept.has(raw)) return [];
  // no number begins with a 0
  if (kind === 'birthday' || kind === 'age') return edit(kind, String(Number(by.substitutes.of(kind, raw))));
  const isWhole = /^-?\d+$/.test(raw);
  if (isShortNumber(raw, spot) || !(isWhole || kind === 'coordinate')) return [];
  const isKnown = raw.length >= longNumber && by.substitutes.has(raw);
  if (!isKnown && !numbers.has(kind)) return [];
  return edit(kind === 'phone' || kind === 'coordinate' || kind === 'card' ? kind : 'id');
}

/** The path to a part, without what names somebody in it. */
function named({ path }: JsonPart, by: Replacing): readonly string[] {
  return path.map((raw, at) => {
    if (isListedBy(raw.replace(/(?:\[\])+$/, ''), path[at - 1], by)) return '…';
    const [shape] = shapesIn(raw);
    return shape && !notOfNames.has(shape.kind) && !by.kept.has(raw)
      ? by.substitutes.of(shape.kind, shape.value)
      : raw;
  });
}
