import { type Command, Option } from 'commander';
import type { EventsOptions } from '../events.ts';
import { wholeNumber } from '../option-values.ts';
import { pointInTime } from '../point-in-time.ts';
import type { Act } from './act.ts';

export function eventsCommand(sallyport: Command, act: Act): void {
  sallyport
    .command('events')
    .description(
      'show the events on the embedded bus, oldest first: a table on a terminal, else JSON lines as EventBridge would deliver them',
    )
    .option('--follow', 'print them as they come from now on; with --limit or --since those first')
    .addOption(new Option('--limit <n>', 'only the newest n').argParser(wholeNumber(1, 1_000_000)))
    .addOption(
      new Option(
        '--since <time>',
        'only those that came onto the bus at this time or later: 2026-11-26T14:03, or 10m, 2h, 3d ago',
      ).argParser(pointInTime),
    )
    .option('--json', 'JSON lines on a terminal too')
    .option('--endpoint <name>', 'only those of this endpoint')
    .option('--type <detail-type>', 'only those of this detail-type')
    .option('--pattern <json>', 'only those that this EventBridge event pattern matches')
    .action((options: EventsOptions) =>
      act({}, async (io) => (await import('../events.ts')).events(options, io)),
    );
}
