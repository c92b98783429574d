import { type Command, Option } from 'commander';
import { collect, matching, wholeNumber } from '../option-values.ts';
import { pointInTime } from '../point-in-time.ts';
import type { ReplayOptions } from '../replay/replay-options.ts';
import type { Act } from './act.ts';
import { withPlace } from './shared-options.ts';

/** What an archive knows nothing of. */
const notOfArchives = ['endpoint', 'type', 'pattern', 'after', 'all', 'rate', 'dryRun'];

export function replayCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('replay')
    .description('put events onto a bus once more, oldest first, marked as replayed (docs/consuming.md)')
    .argument(
      '[ids...]',
      "ids of events as sallyport events prints them, or of deliveries: the URN, what stands in it, or the sender's own id",
    )
    .option('--endpoint <name>', 'those of this endpoint')
    .option('--type <detail-type>', 'those of this detail-type')
    .option('--pattern <json>', 'those that this EventBridge event pattern matches')
    .addOption(
      new Option(
        '--since <time>',
        'those that came onto the bus at this time or later: 2026-11-26T14:03, or 10m, 2h, 3d ago',
      ).argParser(pointInTime),
    )
    .addOption(new Option('--until <time>', 'those that came before this time').argParser(pointInTime))
    .option('--after <id>', 'those that came onto the bus behind the event of this id: how to go on')
    .option(
      '--all',
      'all there are; whatever else is chosen, replays themselves are left out but by their own id',
    )
    .option('--dry-run', 'print the events instead')
    .option(
      '--bus <name or arn>',
      'onto this bus of EventBridge (default: the embedded bus; of an archive, its own)',
    );
  withPlace(command)
    .addOption(
      new Option('--rate <n>', 'how many a second at most (default: as fast as it goes)').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .addOption(
      new Option(
        '--name <name>',
        'what the replay is called (default: by the time and a random part)',
      ).argParser(
        matching(
          /^[.\-_A-Za-z0-9]{1,64}$/,
          'Must be up to 64 letters, digits, dots, hyphens and underscores.',
        ),
      ),
    )
    .addOption(
      new Option(
        '--archive <name or arn>',
        'from this archive of EventBridge, by its own replay, which ends with this command: Ctrl-C cancels it',
      ).conflicts(notOfArchives),
    )
    .option('--rule <arn>', 'of an archive, for this rule of the bus only (repeatable)', collect)
    .action((ids: readonly string[], options: ReplayOptions) =>
      act(options, async (io) => (await import('../replay.ts')).replay(ids, options, io)),
    );
}
