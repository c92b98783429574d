import { type Command, Option } from 'commander';
import type { ParkedOptions } from '../parked.ts';
import type { Act, Place } from './act.ts';
import { withPlace } from './shared-options.ts';

export function parkedCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('parked')
    .description('show what waits for the bus, in SQS or here, and work on the dead letters');
  withPlace(command)
    .addOption(new Option('--dead', 'list the dead letters').conflicts(['redrive', 'drop']))
    .addOption(new Option('--redrive <id>', 'let a dead letter wait for the bus again').conflicts('drop'))
    .addOption(new Option('--drop <id>', 'delete a dead letter'))
    .option('--json', 'list as JSON lines')
    .action((options: ParkedOptions & Place) =>
      act(options, async (io) => (await import('../parked.ts')).parked(options, io)),
    );
}
