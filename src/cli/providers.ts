import type { Provider } from '../domain/provider.ts';
import { providers as known } from '../domain/providers/index.ts';
import { exitCode, type Io } from './io.ts';

/** One long name among a hundred moves its own row, and not the addresses of all. */
const widest = 24;

/** Lists the senders that the gateway knows, by their ids: a line each, to read and to search. */
export function providers(io: Io, listed: readonly Provider[] = known): number {
  const rows = listed.map(({ id, name, source, docs }) => [id, name, source, docs]);
  const widths = [0, 1, 2].map((column) =>
    Math.min(widest, Math.max(...rows.map((row) => row[column]?.length ?? 0))),
  );
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  io.out.write(`${lines.join('\n')}\n`);
  return exitCode.ok;
}
