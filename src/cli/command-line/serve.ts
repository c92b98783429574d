import { type Command, Option } from 'commander';
import { duration, matching, wholeNumber } from '../option-values.ts';
import type { ServeOptions } from '../serve/serve-options.ts';
import type { Act, Place } from './act.ts';
import { withPlace } from './shared-options.ts';

export function serveCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('serve')
    .description('run the gateway on this machine')
    .addOption(
      new Option('--port <port>', 'port to listen on').default(8787).argParser(wholeNumber(0, 65_535)),
    )
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(
      new Option(
        '--bus <bus>',
        'where events go: a file here, or AWS (secrets then come from Secrets Manager)',
      )
        .choices(['embedded', 'eventbridge'])
        .default('embedded'),
    )
    .addOption(
      new Option(
        '--dedupe-window <s>',
        "how many seconds a delivery is remembered, to suppress its repetition; 0 for not at all (default: the configuration's dedupe.windowSeconds, or 86400)",
      ).argParser(wholeNumber(0, 31_536_000)),
    )
    .addOption(
      new Option(
        '--account <id>',
        'account that events on the embedded bus say (default: 000000000000)',
      ).argParser(matching(/^\d{12}$/, 'Must be the 12 digits of an AWS account.')),
    )
    .addOption(
      new Option('--region <name>', 'Region that events on the embedded bus say (default: local)').argParser(
        matching(/^[a-z0-9-]{1,32}$/, 'Must be the name of a Region, such as eu-west-1.'),
      ),
    )
    .addOption(
      new Option('--keep <n>', 'how many deliveries, and how many events, are kept at most')
        .default(100_000)
        .argParser(wholeNumber(1, 1_000_000_000)),
    )
    .option('--no-journal', 'keep no deliveries to look at, but their events alone')
    .addOption(
      new Option(
        '--forward <url>',
        'post events to a consumer of yours, and try again what it does not take',
      ),
    )
    .addOption(new Option('--pattern <json>', 'only those that this event pattern matches'))
    .addOption(
      new Option(
        '--as <shape>',
        'send them as an API destination would, or as a function that runs here is called (default: event)',
      ).choices(['event', 'api-destination', 'lambda']),
    )
    .addOption(
      new Option(
        '--rules <file>',
        'rules that are followed, from patterns to targets (default: sallyport.rules.json, where it is there)',
      ),
    )
    .addOption(
      new Option('--retries <n>', 'how often an event is sent again that a target does not take')
        .default(185)
        .argParser(wholeNumber(0, 185)),
    )
    .addOption(
      new Option('--retry-for <time>', 'how long it is tried: 90s, 10m, 24h')
        .default(86_400, '24h')
        .argParser(duration(86_400)),
    );
  withPlace(command)
    .addOption(
      new Option(
        '--workbench-port <port>',
        'port of the page on which deliveries are seen and tried (default: 8788, or the next that is free)',
      ).argParser(wholeNumber(0, 65_535)),
    )
    .addOption(
      new Option(
        '--workbench-host <address>',
        'address the page listens on; beyond this machine it asks for a token',
      ).default('127.0.0.1'),
    )
    .option('--no-workbench', 'leave the page out')
    .action((options: ServeOptions & Place) =>
      act(options, async (io) => (await import('../serve.ts')).serve(options, io)),
    );
}
