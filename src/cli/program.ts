import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { Act, Place } from './command-line/act.ts';
import { captureCommand } from './command-line/capture.ts';
import { completionCommand } from './command-line/completion.ts';
import { enrolCommand } from './command-line/enrol.ts';
import { eventsCommand } from './command-line/events.ts';
import { parkedCommand } from './command-line/parked.ts';
import { providersCommand } from './command-line/providers.ts';
import { rehearseCommand } from './command-line/rehearse.ts';
import { replayCommand } from './command-line/replay.ts';
import { rotateCommand } from './command-line/rotate.ts';
import { samplesCommand } from './command-line/samples.ts';
import { sendCommand } from './command-line/send.ts';
import { serveCommand } from './command-line/serve.ts';
import { verifyCommand } from './command-line/verify.ts';
import { withConfigurationFile } from './configuration-file.ts';
import { explain } from './errors/explain.ts';
import { Misread } from './errors/misread.ts';
import { exitCode, type Io } from './io.ts';

/** In the order in which the help lists them. */
const commands = [
  serveCommand,
  sendCommand,
  verifyCommand,
  rehearseCommand,
  samplesCommand,
  eventsCommand,
  captureCommand,
  replayCommand,
  rotateCommand,
  enrolCommand,
  parkedCommand,
  providersCommand,
  completionCommand,
];

/** The command line. A command is loaded when it runs, so that none needs what only another one does. */
function program(io: Io, act: Act): Command {
  const sallyport = new Command('sallyport')
    .description('Receives webhooks, proves who sent them, and puts them on an event bus.')
    .version(packageJson.version)
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: () => {},
    })
    .showSuggestionAfterError(false)
    .addHelpText(
      'after',
      '\nConfiguration: --stack, --config, SALLYPORT_CONFIG or SALLYPORT_CONFIG_FILE, or sallyport.json in this folder;' +
        '\nwithout, an endpoint per provider.' +
        '\nSALLYPORT_DEBUG=1 shows where a command failed.',
    );

  for (const add of commands) add(sallyport, act);
  for (const command of [sallyport, ...sallyport.commands])
    command.exitOverride((end) => {
      throw end.exitCode === 0 || end.code === 'commander.help' ? end : new Misread(end, command);
    });
  return sallyport;
}

/** Runs one command line. @returns the exit code */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.ok;
  const act: Act = async (place, work) => {
    code = await work(await at(place, io));
  };
  try {
    await program(io, act).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof Misread)
      return (await import('./errors/explain-misread.ts')).explainMisread(error, io);
    return explain(error, io);
  }
}

/** Where a command works: the one place that says which configuration and which providers it has. */
async function at({ stack, config, entry }: Place, outer: Io): Promise<Io> {
  const io =
    entry === undefined ? outer : await (await import('./entry/with-entry.ts')).withEntry(entry, outer);
  if (stack !== undefined) return (await import('./stack.ts')).withStack(stack, io);
  return withConfigurationFile(config, io);
}
