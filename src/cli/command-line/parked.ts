import { type Command, Option } from 'commander';
import type { ParkedOptions } from '../parked.ts';
import type { Act, Place } from './act.ts';
import { configOption, entryOption, stackOption } from './shared-options.ts';

export function parkedCommand(sallyport: Command, act: Act): void {
  sallyport
    .command('parked')
    .description('show what waits for the bus, in SQS or here, and work on the dead letters')
    .addOption(configOption())
    .addOption(entryOption())
    .addOption(stackOption())
    .addOption(new Option('--dead', 'list the dead letters').conflicts(['redrive', 'drop']))
    .addOption(new Option('--redrive <id>', 'let a dead letter wait for the bus again').conflicts('drop'))
    .addOption(new Option('--drop <id>', 'delete a dead letter'))
    .action((options: ParkedOptions & Place) =>
      act(options, async (io) => (await import('../parked.ts')).parked(options, io)),
    );
}
