import { type Command, Option } from 'commander';
import { collect, wholeNumber } from '../option-values.ts';
import { pointInTime } from '../point-in-time.ts';
import type { VerifyOptions } from '../verify.ts';
import type { Act, Place } from './act.ts';
import { withPlace } from './shared-options.ts';

export function verifyCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('verify')
    .description('say whether a delivery verifies and, where it does not, why: offline, for every sender')
    .argument(
      '[file]',
      'the delivery: a raw HTTP request, a HAR, a curl command, an event of Lambda as JSON, or a log of CloudWatch with one in it; - reads standard input',
    )
    .option(
      '--id <id>',
      'one that serve kept in this folder: its number, its URN or what follows the endpoint in that, or the id that the sender gave it',
    )
    .option('--header <name: value>', 'a header of one of which there are only parts (repeatable)', collect)
    .option('--body <file>', 'and its body, byte for byte; - reads standard input')
    .option('--method <method>', 'and its method (default: POST)')
    .option('--url <url>', 'the URL as the sender has it, where it is another than that in the delivery')
    .addOption(
      new Option('--pick <n>', 'which one, where the file holds several; without, they are listed').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .option(
      '--endpoint <name>',
      'to which endpoint it came (default: by its path, its headers, or its signature)',
    )
    .addOption(
      new Option('--provider <id>', 'or who sent it: its documented options, and no configuration').conflicts(
        'endpoint',
      ),
    )
    .option(
      '--option <name=value>',
      'with --provider: what that is told, in place of its example (repeatable)',
      collect,
    )
    .option(
      '--secret-file <path>',
      "a file with a secret, or with the keys that the sender publishes: PEM, certificate or JWKS (repeatable; default: the endpoint's own)",
      collect,
    )
    .addOption(new Option('--secret [value]').hideHelp())
    .addOption(
      new Option(
        '--at <time>',
        'judge it as of this time: 2026-11-26T14:03Z, or 10m ago (default: when it came, where the file says it, or else now)',
      ).argParser(pointInTime),
    )
    .option('--json', 'print one JSON object');
  withPlace(command).action((file: string | undefined, options: VerifyOptions & Place) =>
    act(options, async (io) => (await import('../verify.ts')).verify(file, options, io)),
  );
}
