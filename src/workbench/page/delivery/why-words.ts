import type { Diagnosis } from '../../api.ts';
import { many } from '../format.ts';

/** Before the causes, where there are any; else all that there is to say. */
export function leadOf({ causes: { length }, verdict }: Diagnosis): string {
  if (length === 0) return verdict;
  if (length === 1) return 'With this put right it verifies:';
  return `With ${length === 2 ? 'both' : 'all'} of these put right it verifies:`;
}

/** How much stands behind that; nothing where nothing was tried. */
export function triedWords({ tried: { single, pairs, isComplete } }: Diagnosis): string | undefined {
  if (single === 0) return undefined;
  const both = pairs === 0 ? '' : `, and ${many(pairs, 'pair')} of them`;
  const rest = isComplete ? '' : ' Its body is too large to try the others.';
  return `Tried: ${many(single, 'usual cause')}${both}.${rest}`;
}

/** What was shown, and what would be right by each secret: each with what it is. */
export function comparedRows({
  shown,
  computed,
}: Diagnosis['explanation']): readonly (readonly [what: string, text: string])[] {
  return [
    ...shown.map((text) => ['Shown', text] as const),
    ...computed.map(({ by, text }) => [`With ${by}`, text] as const),
  ];
}

/** `the body` as the beginning of a sentence. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
