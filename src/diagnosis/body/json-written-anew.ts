import type { CameBody } from './came-body.ts';
import { habits, minimal, spelledBy } from './json-habits.ts';
import { laidOut } from './json-laid-out.ts';
import { layouts } from './json-layouts.ts';
import { sortedJson } from './json-sorted.ts';
import { type JsonText, jsonText, withOthers } from './json-text.ts';
import { valueHabits } from './json-values.ts';
import { type Writing, writings } from './json-writings.ts';
import { once } from './once.ts';
import { keepBytes, type Repaired } from './repair.ts';

/**
 * JSON that was parsed and written by another program. By its text, and never by its values: of those numbers lose digits,
 * and members that stand twice or have a number for a name their place.
 */
export function* jsonWrittenAnew({ written }: CameBody): Generator<Repaired> {
  if (!written || written.depth === 0) return;
  const asItCame = spellingsOf(written);
  const sorted = once(() => {
    const text = sortedJson(written.text, written.depth);
    return text === undefined ? undefined : spellingsOf(jsonText(text));
  });
  const seen = new Set<string>();
  for (const { id, as, layout, habit, isSorted, values, end = '' } of writings) {
    const spelled = isSorted ? sorted()?.(habit, values) : asItCame(habit, values);
    if (!spelled) continue;
    const name = [spelled.number, layout, isSorted, values, end].join();
    if (seen.has(name)) continue;
    seen.add(name);
    const body = laidOut(spelled.bytes, layouts[layout], written.depth, end);
    const words = `JSON was parsed and written anew on the way: it was signed ${as}`;
    if (body) yield { cause: { id, words, cure: keepBytes }, body };
  }
}

interface Spelled {
  readonly bytes: Uint8Array;
  /** The same for habits that differ in nothing that is in this text. */
  readonly number: number;
}

type Spellings = (habit: Writing['habit'], values: Writing['values']) => Spelled | undefined;

/** The same layout with strings and values as a language writes them. */
function spellingsOf(json: JsonText): Spellings {
  const asTheyCame = json.delicate.map(([start, end]) => json.text.slice(start, end));
  // no string has a line end in it: all of them are rewritten as one text
  const least = once(() => asTheyCame.map(minimal).join('\n'));
  const known = new Map<string, Spelled>();
  const spelledOnce = (strings: string): Spelled => {
    const same = known.get(strings);
    if (same) return same;
    const text = withOthers(json.text, json.delicate, strings.split('\n'));
    const spelled = { bytes: Buffer.from(text), number: known.size };
    known.set(strings, spelled);
    return spelled;
  };
  return (habit, values) => {
    if (values) {
      const text = valueHabits[values](json);
      return text === undefined ? undefined : { bytes: Buffer.from(text), number: 0 };
    }
    return spelledOnce(habit ? spelledBy(habits[habit], least()) : asTheyCame.join('\n'));
  };
}
