import { builtIn } from '../app/configuration/built-in.ts';
import { everyProvider } from '../app/configuration/named-providers.ts';
import { proofsOf } from '../catalogue/proof.ts';
import type { Provider } from '../domain/provider.ts';
import { experimental, guides } from '../guides/index.ts';
import { meantBy } from '../words/did-you-mean.ts';
import { few } from '../words/few.ts';
import { exitCode, type Io, UserError } from './io.ts';

/** One long name among a hundred moves its own row, and not the rest of all. */
const widest = 24;

export interface ProvidersOptions {
  /** A line of JSON for each, of one too. */
  readonly json?: boolean;
}

/**
 * Shows one sender that the gateway knows, by its id, or lists them: all, or those with a word in their names.
 * @throws {UserError} where there is none of that name
 */
export async function providers(
  word: string | undefined,
  { json }: ProvidersOptions,
  io: Io,
  known?: readonly Provider[],
): Promise<number> {
  const one = known ? known.find(({ id }) => id === word) : await builtIn.get(word ?? '')?.();
  const guide = await guides.get(one?.id ?? '')?.();
  if (one && guide && !json) {
    const { sheetFor } = await import('./providers/provider-sheet.ts');
    io.out.write(await sheetFor(one, guide, io));
    return exitCode.ok;
  }
  const all = known ?? (await everyProvider());
  const found = json && one ? [one] : all.filter((provider) => isNamed(provider, word ?? ''));
  if (found.length === 0) throw noneCalled(word ?? '', all);
  io.out.write(`${(json ? found.map(jsonOf) : rowsOf(found)).join('\n')}\n`);
  io.err.write(`${found.length} of ${all.length}; sallyport providers <id> shows all that is known of one\n`);
  return exitCode.ok;
}

function isNamed({ id, name }: Provider, word: string): boolean {
  return [id, name].some((text) => text.toLowerCase().includes(word.toLowerCase()));
}

function noneCalled(word: string, all: readonly Provider[]): UserError {
  const meant = meantBy(word, all, ({ id, name }) => [id, name]).map(({ id }) => id);
  return new UserError(
    `no sender has '${word}' in its name or id; ${meant.length > 0 ? `do you mean ${few(meant)}?` : 'sallyport providers lists all'}`,
  );
}

function jsonOf(provider: Provider): string {
  const { id, name, docs } = provider;
  return JSON.stringify({ id, name, proof: proofsOf(provider), experimental: experimental.has(id), docs });
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
