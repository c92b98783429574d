import { Command, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { EnrolOptions } from './enrol.ts';
import type { EventsOptions } from './events.ts';
import { explain } from './explain.ts';
import { defaultUrl, exitCode, type Io } from './io.ts';
import { collect, duration, matching, wholeNumber } from './option-values.ts';
import type { ParkedOptions } from './parked.ts';
import type { RotateOptions } from './rotate.ts';
import type { SendOptions } from './send.ts';
import { someSenders } from './senders.ts';
import type { ServeOptions } from './serve.ts';

/**
 * The command line. `finish` gets the exit code of the command that ran. A command is loaded when it runs, so that none
 * needs what only another one does.
 */
function program(io: Io, finish: (code: number) => void): Command {
  const sallyport = new Command('sallyport')
    .description('Receives webhooks, proves who sent them, and puts them on an event bus.')
    .version(packageJson.version)
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(text) })
    .exitOverride()
    .showHelpAfterError('Help: sallyport --help')
    .addHelpText(
      'after',
      '\nConfiguration: --stack, SALLYPORT_CONFIG or SALLYPORT_CONFIG_FILE; without, an endpoint per provider.' +
        '\nSALLYPORT_DEBUG=1 shows where a command failed.',
    );

  sallyport
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
    .addOption(stackOption())
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./serve.ts');
      finish(await serve(options, await at(options.stack, io)));
    });

  sallyport
    .command('send')
    .description('send a signed sample delivery to the gateway')
    .argument('<provider>', `who seems to send it: ${someSenders}`)
    .argument('[event]', 'which of its samples, such as push of github; the first by default')
    .option(
      '--url <url>',
      `where the gateway listens, or the endpoint's own URL (default: ${defaultUrl}, or that of the stack)`,
    )
    .addOption(stackOption())
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
    .action(async (provider: string, event: string | undefined, options: SendOptions) => {
      const { send } = await import('./send.ts');
      finish(await send(provider, event, options, await at(options.stack, io)));
    });

  sallyport
    .command('events')
    .description('print the events on the embedded bus, as EventBridge would deliver them, one per line')
    .option('--follow', 'keep printing as they come')
    .option('--endpoint <name>', 'only those of this endpoint')
    .option('--type <detail-type>', 'only those of this detail-type')
    .option('--pattern <json>', 'only those that this EventBridge event pattern matches')
    .action(async (options: EventsOptions) => {
      const { events } = await import('./events.ts');
      finish(await events(options, io));
    });

  sallyport
    .command('rotate')
    .description('replace the secret of an endpoint without losing a delivery (docs/rotation.md)')
    .argument('<endpoint>', 'its name in the configuration')
    .addOption(storeOption())
    .option('--value-file <path>', 'stage the secret in this file instead of a generated one')
    .option('--url <url>', 'ask the gateway there whether it verifies with the new secret')
    .addOption(
      new Option('--wait <s>', 'how long to ask, in seconds').default(60).argParser(wholeNumber(0, 86_400)),
    )
    .addOption(stackOption())
    .addOption(step('--promote', 'make the pending secret the current one'))
    .addOption(step('--abort', 'forget the pending secret'))
    .addOption(step('--revoke', 'forget the previous secret, because it leaked'))
    .addOption(step('--status', 'show the stages'))
    .action(async (name: string, options: RotateOptions) => {
      const { rotate } = await import('./rotate.ts');
      finish(await rotate(name, options, await at(options.stack, io)));
    });

  sallyport
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
    )
    .addOption(stackOption())
    .action(async (name: string, options: EnrolOptions) => {
      const { enrol } = await import('./enrol.ts');
      finish(await enrol(name, options, await at(options.stack, io)));
    });

  sallyport
    .command('parked')
    .description('show what waits for the bus, in SQS or here, and work on the dead letters')
    .addOption(stackOption())
    .addOption(new Option('--dead', 'list the dead letters').conflicts(['redrive', 'drop']))
    .addOption(new Option('--redrive <id>', 'let a dead letter wait for the bus again').conflicts('drop'))
    .addOption(new Option('--drop <id>', 'delete a dead letter'))
    .action(async (options: ParkedOptions) => {
      const { parked } = await import('./parked.ts');
      finish(await parked(options, await at(options.stack, io)));
    });

  sallyport
    .command('providers')
    .description('list the senders that the gateway knows, or show one')
    .argument('[word]', 'the id of one, to show what is known of it; or a part of names, to list those')
    .action(async (word: string | undefined) => {
      const { providers } = await import('./providers.ts');
      finish(await providers(word, io));
    });

  for (const command of sallyport.commands)
    command.showHelpAfterError(`Help: sallyport ${command.name()} --help`);
  return sallyport;
}

/** Runs one command line. @returns the exit code */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.ok;
  const finish = (result: number) => {
    code = result;
  };
  try {
    await program(io, finish).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

function stackOption(): Option {
  return new Option(
    '--stack <name>',
    'take configuration, URL and secrets from this CloudFormation stack, in the Region and account of the AWS environment',
  );
}

/** Where a command works: without a stack, as it is. */
async function at(stack: string | undefined, io: Io): Promise<Io> {
  return stack === undefined ? io : (await import('./stack.ts')).withStack(stack, io);
}

function storeOption(): Option {
  return new Option('--store <store>', 'where the secret is kept (default: file)')
    .choices(['file', 'secrets-manager'])
    .conflicts('stack');
}

function step(flag: string, description: string): Option {
  const steps = ['promote', 'abort', 'revoke', 'status'];
  return new Option(flag, description).conflicts(
    steps.filter((name) => `--${name}` !== flag).concat('valueFile'),
  );
}
