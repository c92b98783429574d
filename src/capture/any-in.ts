import { spellingsOf } from '../domain/hiding/spellings.ts';

/** What is shorter stands in many a text by chance: it is looked for as all of one. */
const shortest = 8;

/**
 * Whether one of many texts still stands in what is written, in any spelling. Each place is looked at once, however many they are.
 * @param written bytes as Latin-1
 */
export function isAnyIn(texts: Iterable<string>, written: readonly string[]): boolean {
  const all = new Set(texts);
  all.delete('');
  const long = [...all].filter(({ length }) => length >= shortest).flatMap(spellingsOf);
  /** By how they begin, and by how long they are. */
  const known = new Map<string, Map<number, Set<string>>>();
  for (const text of long) {
    const beginning = text.slice(0, shortest);
    const alike = known.get(beginning) ?? new Map<number, Set<string>>();
    const asLong = alike.get(text.length) ?? new Set();
    known.set(beginning, alike.set(text.length, asLong.add(text)));
  }
  return written.some((one) => {
    if (one.length < shortest) return all.has(one);
    for (let at = 0; at + shortest <= one.length; at += 1)
      for (const [length, asLong] of known.get(one.slice(at, at + shortest)) ?? [])
        if (asLong.has(one.slice(at, at + length))) return true;
    return false;
  });
}
