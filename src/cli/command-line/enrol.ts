import { type Command, Option } from 'commander';
import type { EnrolOptions } from '../enrol.ts';
import { duration } from '../option-values.ts';
import type { Act, Place } from './act.ts';
import { storeOption, withPlace } from './shared-options.ts';

export function enrolCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('enrol')
    .description('let a sender deliver its secret in its first request (docs/rotation.md)')
    .argument('<endpoint>', 'its name in the configuration')
    .addOption(
      new Option('--for <time>', 'how long: 90s, 10m, at most 1h')
        .default(600, '10m')
        .argParser(duration(3_600)),
    )
    .addOption(storeOption())
    .option(
      '--url <url>',
      'where the sender reaches the gateway (default: that of the stack, or this machine)',
    );
  withPlace(command).action((name: string, options: EnrolOptions & Place) =>
    act(options, async (io) => (await import('../enrol.ts')).enrol(name, options, io)),
  );
}
