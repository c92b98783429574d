import { storedWrongly } from './stored-wrongly.ts';

/** What is shorter is no secret that a wrong text could hold by design, and stands in many a text by chance. */
const shortest = 8;
const shortestLine = 16;

/** A text that is stored, and what its owner may have meant by it: without the quotes, out of the JSON. Each may be what signs. */
export function meantTexts(stored: string): readonly string[] {
  const meant = storedWrongly.flatMap(({ of }) => of(stored)).filter(({ length }) => length >= shortest);
  // a part of a key in PEM
  const lines = stored
    .split(/\r?\n/)
    .filter((line) => line.length >= shortestLine && !line.startsWith('---'));
  return [...new Set([stored, ...meant, ...lines])];
}
