import type { Provider } from '../domain/provider.ts';
import { providers as known } from '../domain/providers/index.ts';
import { exitCode, type Io } from './io.ts';

/** Lists the senders that the gateway knows. */
export function providers(io: Io): number {
  const rows = known.map(({ id, name, source, docs }: Provider) => [id, name, source, docs]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    io.out.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
  }
  return exitCode.ok;
}
