import type { Entry } from '../../src/catalogue/entry.ts';

/** How a sender proves who it is, in a word: `HMAC-SHA256`, `Ed25519`, `token`. As its fixtures say, apart from what the code believes. */
export function familiesOf({ evidence }: Entry): readonly string[] {
  return [...new Set(evidence?.signs.map((signs) => familyOf(signs)))];
}

function familyOf(signs: string): string {
  if (signs.startsWith('nothing')) return 'token';
  const [family = ''] = signs.split(/ of | over |[,:;(]/);
  return family.trim();
}

/** `14 by HMAC-SHA256, 2 by token …`: the most frequent first. */
export function familyCounts(entries: readonly Entry[]): string {
  const counts = Map.groupBy(entries.flatMap(familiesOf), (family) => family);
  return [...counts]
    .sort(([a, those], [b, others]) => others.length - those.length || (a < b ? -1 : 1))
    .map(([family, { length }]) => `${length} by ${family}`)
    .join(', ');
}
