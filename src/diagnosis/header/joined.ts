import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { mended, mendedEach, ofTransport } from './mended.ts';

const cure = 'find out which proxy sets the header a second time: two of one name are joined with a comma';

/** Two headers of one name, which came as one. */
export function* joined(trial: Trial): Iterable<Variant> {
  yield* mendedEach(trial, repeated, {
    id: 'header_doubled',
    came: 'came twice, joined with a comma',
    cure,
  });
  for (const [name, value] of trial.request.headers)
    for (const part of ofTransport.test(name) ? [] : partsOf(value))
      yield* mended(trial, new Map([[name, part]]), {
        id: 'header_joined',
        came: 'holds two values, joined with a comma, one of which is right',
        cure,
      });
}

/** What stands in a list two or three times. */
function repeated(value: string): string | undefined {
  const parts = value.split(',').map((part) => part.trim());
  for (const times of [2, 3]) {
    const once = parts.slice(0, parts.length / times);
    if (once.length * times !== parts.length) continue;
    if (parts.every((part, at) => part === once[at % once.length])) return once.join(',');
  }
  return undefined;
}

const mostParts = 8;

/** The values that a header may have been joined of; a list in each begins as the first does. */
function partsOf(value: string): readonly string[] {
  if (!value.includes(',')) return [];
  const [, start = ''] = /^([\w-]{1,16}[=,])/.exec(value) ?? [];
  const lists = start === '' ? [] : several(splitBefore(value, start));
  const parts = [...lists, ...several(value.split(', ')), ...several(value.split(','))].map((part) =>
    part.trim(),
  );
  return [...new Set(parts)].filter((part) => part !== value && part.length > 8).slice(0, mostParts);
}

function several(parts: readonly string[]): readonly string[] {
  return parts.length > 1 ? parts : [];
}

function splitBefore(value: string, start: string): readonly string[] {
  return value
    .replaceAll(/,\s*/g, ',')
    .split(`,${start}`)
    .map((part, at) => (at === 0 ? part : start + part));
}
