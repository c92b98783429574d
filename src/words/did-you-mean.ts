import leven from 'leven';
import { few } from './few.ts';

/** A part of a name that says less is in too many of them. */
const shortestPart = 4;

/** A letter is in nearly every name, and says little where many begin with it. */
const mostOfALetter = 3;

/**
 * Of what is known that which may be meant by a word: it has the word in its name; or the fewest letters differ, at most a third of them
 * and never more than three, where letters that changed places count as one; or else the word has its name. By one letter is meant what
 * begins with it, where that is not many.
 * @param namesOf a known one, by any of which it may be meant
 */
export function meantBy<T>(
  word: string,
  known: Iterable<T>,
  namesOf: (one: T) => readonly string[] = (one) => [String(one)],
): readonly T[] {
  const text = word.toLowerCase();
  if (text === '') return [];
  const named = [...known].map((one) => ({ one, names: namesOf(one).map((name) => name.toLowerCase()) }));
  if (text.length === 1) {
    const begun = named.filter(({ names }) => names.some((name) => name.startsWith(text)));
    return begun.length > mostOfALetter ? [] : begun.map(({ one }) => one);
  }
  const longer = named.filter(({ names }) => names.some((name) => name.includes(text)));
  if (longer.length > 0) return longer.map(({ one }) => one);
  const near = named.map(({ one, names }) => ({ one, distance: distanceTo(text, names) }));
  const least = Math.min(...near.map(({ distance }) => distance));
  const isNear = least <= Math.min(3, Math.max(1, Math.floor(text.length / 3)));
  if (isNear) return near.filter(({ distance }) => distance === least).map(({ one }) => one);
  return named
    .filter(({ names }) => names.some((name) => isPart(name) && text.includes(name)))
    .map(({ one }) => one);
}

/** The question that ends a sentence about a word that is not known. @param otherwise where there is nothing to ask */
export function didYouMean(
  word: string,
  known: Iterable<string>,
  otherwise: string,
  namesOf?: (one: string) => readonly string[],
): string {
  const meant = meantBy(word, known, namesOf);
  return meant.length > 0 ? `do you mean ${few(meant)}?` : otherwise;
}

function isPart(name: string): boolean {
  return name.length >= shortestPart;
}

function distanceTo(word: string, names: readonly string[]): number {
  const parts = names.flatMap((name) => name.split(/[^a-z0-9]+/).filter(isPart));
  return Math.min(...[...names, ...parts].map((name) => distance(word, name)));
}

function distance(word: string, name: string): number {
  return lettersOf(word) === lettersOf(name) ? 1 : leven(word, name);
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}
