import { parseForm } from '../../domain/content/form.ts';
import type { Options } from '../../domain/options.ts';
import { tokenOptions } from '../../domain/verification/schemes/token-by-options.ts';
import { matchesWhole } from '../../domain/whole-match.ts';
import type { Trial } from '../trial.ts';

/** Where else a token may be shown: behind `Bearer`, in any header, in any parameter. */
export function* tokenOptionsOf(
  { headers, rawQuery }: Trial['request'],
  options: Options,
): Iterable<Options> {
  const { header: _, query: __, ...others } = options;
  yield others;
  for (const name of headers.keys()) if (isHeader(name)) yield { ...others, header: name };
  for (const name of parseForm(rawQuery)?.keys() ?? [])
    if (isParameter(name)) yield { ...others, query: name };
}

function isHeader(name: string): boolean {
  return matchesWhole(tokenOptions.header.shape.pattern, name);
}

function isParameter(name: string): boolean {
  return matchesWhole(tokenOptions.query.shape.pattern, name);
}
