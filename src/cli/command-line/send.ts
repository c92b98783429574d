import { type Command, Option } from 'commander';
import { defaultUrl } from '../io.ts';
import { collect, wholeNumber } from '../option-values.ts';
import type { SendOptions } from '../send.ts';
import { someSenders } from '../senders.ts';
import type { Act, Place } from './act.ts';
import { addMoods } from './mood-options.ts';
import { withPlace } from './shared-options.ts';

export function sendCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('send')
    .description('send a signed sample delivery to the gateway')
    .argument('<provider>', `who seems to send it: ${someSenders}`)
    .argument('[event]', 'which of its samples, such as push of github; the first by default')
    .option(
      '--url <url>',
      `where the gateway listens, or the endpoint's own URL (default: ${defaultUrl}, or that of the stack)`,
    );
  withPlace(command)
    .option('--endpoint <name>', "endpoint to send to; the provider's first by default")
    .option('--file <path>', 'a body of your own, sent byte for byte; - reads standard input')
    .option('--header <name: value>', 'add a header, or replace one, the signature too (repeatable)', collect)
    .addOption(
      new Option(
        '--timeout <s>',
        'how many seconds to wait for an answer (default: as long as the sender does, and 5 s more)',
      ).argParser(wholeNumber(1, 3_600)),
    )
    .addOption(
      new Option('--times <n>', 'how many deliveries').default(1).argParser(wholeNumber(1, 10_000_000)),
    )
    .addOption(
      new Option('--concurrency <m>', 'how many of them at a time')
        .default(8)
        .argParser(wholeNumber(1, 1_000)),
    )
    .action((provider: string, event: string | undefined, options: SendOptions & Place) =>
      act(options, async (io) => (await import('../send.ts')).send(provider, event, options, io)),
    );
  addMoods(command);
}
