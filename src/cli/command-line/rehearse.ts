import type { Command } from 'commander';
import { defaultUrl } from '../io.ts';
import type { RehearseOptions } from '../rehearse.ts';
import type { Act, Place } from './act.ts';
import { withPlace } from './shared-options.ts';

export function rehearseCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('rehearse')
    .description('send good and bad deliveries as its sender may, and check every answer')
    .argument('<endpoint>', 'its name in the configuration; without one, the name of its provider')
    .option(
      '--url <url>',
      `where the gateway listens, or the endpoint's own URL (default: ${defaultUrl}, or that of the stack)`,
    );
  withPlace(command)
    .option('--json', 'print a line of JSON for each')
    .action((name: string, options: RehearseOptions & Place) =>
      act(options, async (io) => (await import('../rehearse.ts')).rehearse(name, options, io)),
    );
}
