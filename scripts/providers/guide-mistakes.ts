import type { Guide } from '../../src/guides/guide.ts';
import type { Samples } from '../../src/samples/sample.ts';

/** What a guide must say, and no type asks for. */
export function guideMistakes(guide: Guide): readonly string[] {
  const empty = emptyIn(guide);
  if (empty.length > 0) return [`not filled in: ${empty.join(', ')}`];
  return guide.setUp.some((step) => step.includes('{url}')) ? [] : ['no step of setUp says where {url} goes'];
}

export function sampleMistakes(samples: Samples): readonly string[] {
  const names = Object.keys(samples);
  if (names.length === 0) return ['holds no sample'];
  return names.includes('') ? ['a sample has no name: the detail-type that becomes of it'] : [];
}

/** Where nothing stands: `rules.0.pattern`. Lists may be empty, and the types say which may not. */
function emptyIn(value: unknown, path: readonly string[] = []): readonly string[] {
  if (value === '') return [path.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value);
  if (members.length === 0 && !Array.isArray(value)) return [path.join('.')];
  return members.flatMap(([name, member]) => emptyIn(member, [...path, name]));
}
