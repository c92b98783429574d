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
  for (const name of headers.keys())
    if (matchesWhole(tokenOptions.header.shape.pattern, name)) yield { ...others, header: name };
  for (const name of parseForm(rawQuery)?.keys() ?? []) yield { ...others, query: name };
}
