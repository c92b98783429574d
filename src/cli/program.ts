import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type EventsOptions, events } from './events.ts';
import { exitCode, type Io } from './io.ts';
import { type ParkedOptions, parked } from './parked.ts';
import { providers } from './providers.ts';
import { type RotateOptions, rotate } from './rotate.ts';
import { type SendOptions, send } from './send.ts';
import { type ServeOptions, serve } from './serve.ts';

/** The command line. `finish` gets the exit code of the command that ran. */
function program(io: Io, finish: (code: number) => void): Command {
  const sallyport = new Command('sallyport')
    .description('Receives webhooks, proves who sent them, and puts them on an event bus.')
    .version(packageJson.version)
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(text) })
    .exitOverride()
    .showHelpAfterError('Help: sallyport --help')
    .addHelpText(
      'after',
      '\nConfiguration: SALLYPORT_CONFIG or SALLYPORT_CONFIG_FILE; without, an endpoint per provider.',
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
    .action(async (options: ServeOptions) => finish(await serve(options, io)));

  sallyport
    .command('send')
    .description('send a signed sample delivery to the gateway')
    .argument('<provider>', 'who seems to send it: github, twilio, stripe')
    .argument('[event]', 'which sample: push, pull_request.opened, message, charge.succeeded …')
    .option('--url <url>', 'where the gateway listens', 'http://127.0.0.1:8787')
    .option('--endpoint <name>', "endpoint to send to; the provider's first by default")
    .option('--file <path>', 'a body of your own')
    .option('--header <name: value>', 'add or replace a header (repeatable)', collect, [])
    .addOption(new Option('--times <n>', 'how many').default(1).argParser(wholeNumber(1, 10_000_000)))
    .addOption(
      new Option('--concurrency <m>', 'how many at a time').default(8).argParser(wholeNumber(1, 1_000)),
    )
    .action(async (provider: string, event: string | undefined, options: SendOptions) =>
      finish(await send(provider, event, options, io)),
    );

  sallyport
    .command('events')
    .description('print the events on the embedded bus, as EventBridge would deliver them, one per line')
    .option('--follow', 'keep printing as they come')
    .option('--endpoint <name>', 'only those of this endpoint')
    .option('--type <detail-type>', 'only those of this detail-type')
    .option('--pattern <json>', 'only those that this EventBridge event pattern matches')
    .action(async (options: EventsOptions) => finish(await events(options, io)));

  sallyport
    .command('rotate')
    .description('replace the secret of an endpoint without losing a delivery (docs/rotation.md)')
    .argument('<endpoint>', 'its name in the configuration')
    .addOption(
      new Option('--store <store>', 'where the secret is kept')
        .choices(['file', 'secrets-manager'])
        .default('file'),
    )
    .option('--value-file <path>', 'stage the secret in this file instead of a generated one')
    .option('--url <url>', 'ask the gateway there whether it verifies with the new secret')
    .addOption(new Option('--wait <s>', 'how long to ask').default(60).argParser(wholeNumber(0, 86_400)))
    .addOption(step('--promote', 'make the pending secret the current one'))
    .addOption(step('--abort', 'forget the pending secret'))
    .addOption(step('--revoke', 'forget the previous secret, because it leaked'))
    .addOption(step('--status', 'show the stages'))
    .action(async (name: string, options: RotateOptions) => finish(await rotate(name, options, io)));

  sallyport
    .command('parked')
    .description('show what waits for the bus, in SQS or here, and work on the dead letters')
    .addOption(new Option('--dead', 'list the dead letters').conflicts(['redrive', 'drop']))
    .addOption(new Option('--redrive <id>', 'let a dead letter wait for the bus again').conflicts('drop'))
    .addOption(new Option('--drop <id>', 'delete a dead letter'))
    .action(async (options: ParkedOptions) => finish(await parked(options, io)));

  sallyport
    .command('providers')
    .description('list the senders that the gateway knows')
    .action(() => finish(providers(io)));

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

function explain(error: unknown, io: Io): number {
  const { code, name, message, exitCode: own } = error as Error & { code?: string; exitCode?: number };
  if (code?.startsWith('commander.')) return own === 0 ? exitCode.ok : exitCode.wrong;
  if (name !== 'UserError') throw error;
  io.err.write(`sallyport: ${message}\n`);
  return own ?? exitCode.failed;
}

function step(flag: string, description: string): Option {
  const steps = ['promote', 'abort', 'revoke', 'status'];
  return new Option(flag, description).conflicts(
    steps.filter((name) => `--${name}` !== flag).concat('valueFile'),
  );
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Must be a whole number from ${least} to ${most}.`);
  };
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
