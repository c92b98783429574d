import type { CameBody } from './came-body.ts';
import { habits, rewritten } from './json-habits.ts';
import { layouts } from './json-layouts.ts';
import { sorting } from './json-order.ts';
import type { JsonTokens } from './json-tokens.ts';
import { valueHabits } from './json-values.ts';
import { type Writing, writings } from './json-writings.ts';
import { keepBytes, type Repaired } from './repair.ts';

/**
 * JSON that was parsed and written by another program. By its tokens, and never by its values: of those numbers lose digits,
 * and members that stand twice or have a number for a name their place.
 */
export function* jsonWrittenAnew({ tokens }: CameBody): Generator<Repaired> {
  if (!tokens || tokens.depth === 0) return;
  const strings = stringsOf(tokens);
  const sort = once(() => sorting(tokens));
  const seen = new Set<string>();
  for (const { id, as, layout, habit, isSorted, values, end = '' } of writings) {
    const { spelled, spelling } = strings(habit);
    const name = [spelling, layout, isSorted, values, end].join();
    if (seen.has(name)) continue;
    seen.add(name);
    const ordered = isSorted ? sort()?.(spelled) : spelled;
    const written = ordered && values ? valueHabits[values](ordered) : ordered;
    if (!written) continue;
    const words = `JSON was parsed and written anew on the way: it was signed ${as}`;
    yield { cause: { id, words, cure: keepBytes }, body: layouts[layout](written) + end };
  }
}

interface Strings {
  readonly spelled: readonly string[];
  /** The same for habits that differ in nothing that is in this text. */
  readonly spelling: number;
}

function stringsOf({ all, delicate }: JsonTokens): (habit: Writing['habit']) => Strings {
  const spellings = new Map<string, Strings>();
  const byHabit = new Map<keyof typeof habits | undefined, Strings>();
  const ofTexts = (texts: readonly string[]): Strings => {
    const name = texts.join('');
    const alike = spellings.get(name);
    if (alike) return alike;
    const spelled = [...all];
    delicate.forEach((at, place) => {
      spelled[at] = texts[place] as string;
    });
    const strings = { spelled, spelling: spellings.size };
    spellings.set(name, strings);
    return strings;
  };
  const asTheyCame = delicate.map((at) => all[at] as string);
  byHabit.set(undefined, ofTexts(asTheyCame));
  return (habit) => {
    const read = byHabit.get(habit);
    if (read) return read;
    const strings = ofTexts(asTheyCame.map((token) => (habit ? rewritten(token, habits[habit]) : token)));
    byHabit.set(habit, strings);
    return strings;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
