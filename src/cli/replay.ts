import { randomBytes } from 'node:crypto';
import { replayNameAt } from '../replay/name.ts';
import { type Io, UserError } from './io.ts';
import type { ArchiveChoice } from './replay/replay-archive.ts';
import type { ReplayOptions } from './replay/replay-options.ts';

const filters = ['endpoint', 'type', 'pattern', 'since', 'until', 'after', 'all'] as const;

/** Puts events onto a bus once more: those that are on the embedded bus, or those of an archive. */
export async function replay(ids: readonly string[], options: ReplayOptions, io: Io): Promise<number> {
  const name = options.name ?? replayNameAt(Date.now(), randomBytes(2).toString('hex'));
  if (options.archive !== undefined) {
    const { replayArchive } = await import('./replay/replay-archive.ts');
    return await replayArchive(archiveChoice(options.archive, ids, options), name, io);
  }
  if (options.rule) throw new UserError('--rule is for an archive: name one with --archive');
  const chosen = filters.filter((filter) => options[filter] !== undefined);
  if (ids.length + chosen.length === 0) throw new UserError(nothingChosen);
  if (ids.length > 0 && chosen.some((filter) => filter !== 'after'))
    throw new UserError('name events by their ids, or choose them by a filter, not both');
  return await (await import('./replay/replay-kept.ts')).replayKept(ids, options, name, io);
}

const nothingChosen =
  'say which events: their ids, a filter (--endpoint, --type, --pattern, --since, --until, --after), or --all';

function archiveChoice(
  archive: string,
  ids: readonly string[],
  { since, until, bus, rule = [] }: ReplayOptions,
): ArchiveChoice {
  if (ids.length > 0)
    throw new UserError('events of an archive are chosen by --since and --until, not by ids');
  if (since === undefined || until === undefined)
    throw new UserError('of an archive, both times are needed: --since and --until');
  if (since >= until) throw new UserError('--since must be before --until');
  return { archive, since, until, bus, rules: rule };
}
