import type { Diagnosis } from '../../api.ts';
import { many } from '../format.ts';

/** What stands before the causes, where there are any; else the verdict, which says all. */
export function leadOf({ causes: { length }, verdict }: Diagnosis): string {
  if (length === 0) return verdict;
  if (length === 1) return 'With this put right it verifies:';
  return `With ${length === 2 ? 'both' : 'all'} of these put right it verifies:`;
}

/** How much was tried until that was found; where nothing was, the verdict says it. */
export function triedWords({ causes, tried: { single, pairs } }: Diagnosis): string | undefined {
  if (causes.length === 0 || single === 0) return undefined;
  const both = pairs === 0 ? '' : `, and ${many(pairs, 'pair')} of them`;
  return `Tried: ${many(single, 'usual cause')}${both}.`;
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
