import type { Command } from 'commander';
import type { EventsOptions } from '../events.ts';
import type { Act } from './act.ts';

export function eventsCommand(sallyport: Command, act: Act): void {
  sallyport
    .command('events')
    .description('print the events on the embedded bus, as EventBridge would deliver them, one per line')
    .option('--follow', 'keep printing as they come')
    .option('--endpoint <name>', 'only those of this endpoint')
    .option('--type <detail-type>', 'only those of this detail-type')
    .option('--pattern <json>', 'only those that this EventBridge event pattern matches')
    .action((options: EventsOptions) =>
      act({}, async (io) => (await import('../events.ts')).events(options, io)),
    );
}
