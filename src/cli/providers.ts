import { proofsOf } from '../catalogue/proof.ts';
import { sheetOf } from '../catalogue/sheet-of.ts';
import type { Provider } from '../domain/provider.ts';
import { providers as known } from '../domain/providers/index.ts';
import { experimental, guides } from '../guides/index.ts';
import { samples } from '../samples/index.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { sheetText } from './sheet-text.ts';

/** One long name among a hundred moves its own row, and not the rest of all. */
const widest = 24;

/**
 * Shows one sender that the gateway knows, by its id, or lists them: all, or those with a word in their names.
 * @throws {UserError} where there is none of that name
 */
export async function providers(
  word: string | undefined,
  io: Io,
  all: readonly Provider[] = known,
): Promise<number> {
  const one = all.find(({ id }) => id === word);
  const guide = await guides.get(one?.id ?? '')?.();
  if (one && guide) {
    const names = Object.keys((await samples.get(one.id)?.()) ?? {});
    io.out.write(sheetText(sheetOf({ provider: one, guide, samples: names }), io));
    return exitCode.ok;
  }
  const found = all.filter((provider) => isNamed(provider, word ?? ''));
  if (found.length === 0)
    throw new UserError(`no sender has '${word}' in its name or id; sallyport providers lists all`);
  io.out.write(`${rowsOf(found).join('\n')}\n`);
  io.err.write(`${found.length} of ${all.length}; sallyport providers <id> shows all that is known of one\n`);
  return exitCode.ok;
}

function isNamed({ id, name }: Provider, word: string): boolean {
  return [id, name].some((text) => text.toLowerCase().includes(word.toLowerCase()));
}

/** A line each, to read and to search. */
function rowsOf(listed: readonly Provider[]): readonly string[] {
  const rows = listed.map((provider) => [
    provider.id,
    provider.name,
    proofsOf(provider),
    experimental.has(provider.id) ? 'experimental' : '',
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.min(widest, Math.max(...rows.map((row) => row[column]?.length ?? 0))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
