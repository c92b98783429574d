import { once } from 'node:events';
import packageJson from '../../package.json' with { type: 'json' };
import { urlEmulator } from '../adapters/edge/url-emulator/server.ts';
import { UnderWay } from '../adapters/edge/url-emulator/under-way.ts';
import { Database } from '../adapters/local/sqlite/database.ts';
import { type BusPlace, nowhere } from '../adapters/local/sqlite/event-store.ts';
import { redriveChain } from '../adapters/publishing/publisher-chain.ts';
import { JsonLog } from '../adapters/system/json-log.ts';
import { LinesTogether } from '../adapters/system/lines-together.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { timerPause } from '../adapters/system/timer-pause.ts';
import type { Config } from '../app/configuration/config-of.ts';
import { warnOfConfig } from '../app/configuration/config-warnings.ts';
import { createContainer } from '../app/container/core.ts';
import { fileKeeping, local } from '../app/container/local.ts';
import { Token } from '../app/container/token.ts';
import { patiently } from '../app/patiently.ts';
import type { Log } from '../ports/log.ts';
import { isOfDatabase, reason } from './failure-words.ts';
import { configurationWords, greet } from './greeting.ts';
import { exitCode, type Io, isConfigured, UserError } from './io.ts';
import { listen, shutDown } from './listening.ts';
import { redriveAgainAndAgain } from './redriving.ts';
import { makeStartSecrets, type StartSecrets } from './start-secrets.ts';
import { makeStateFolder } from './state-folder.ts';
import { TerminalLog } from './terminal-log.ts';
import { localConfig } from './workplace.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly bus: 'embedded' | 'eventbridge';
  /** Whose configuration it takes. */
  readonly stack?: string;
  /** How long a delivery is remembered, s; 0 for not at all. It goes before the configuration's. */
  readonly dedupeWindow?: number;
  /** What events on the embedded bus say. */
  readonly account?: string;
  readonly region?: string;
  readonly workbench: boolean;
  readonly workbenchHost: string;
  readonly workbenchPort?: number;
}

const longestCheckMs = 1_000;

/** Runs the gateway until it is told to stop; deliveries that are under way then are answered first. */
export async function serve(options: ServeOptions, io: Io): Promise<number> {
  const embedded = options.bus === 'embedded';
  if (embedded && options.stack !== undefined) {
    throw new UserError(
      '--stack: its secrets are in AWS, and so is its bus: add --bus eventbridge, and events are published there',
    );
  }
  if (!embedded) await readyForAws(options);
  const config = withWindow(await localConfig(io, options.bus), options.dedupeWindow);
  const paths = makeStateFolder(io);
  const secrets = embedded ? await makeStartSecrets(config, isConfigured(io), paths.secrets) : undefined;
  surviveOutput(io);
  const lines = new LinesTogether((text) => io.out.write(text));
  const writeLine = (line: string) => lines.add(line);
  const log = io.out.isTTY ? new TerminalLog(io) : new JsonLog(writeLine);
  const db = openDatabase(paths.events, log);
  const keeping = fileKeeping(db, log, options.dedupeWindow ?? config.dedupe?.windowSeconds);
  const environment = secrets
    ? local(config, { path: paths.secrets, later: secrets.later }, db, keeping, log, placeOf(options))
    : (await import('../app/container/aws.ts')).aws(config, 'sallyport-serve', writeLine, keeping);
  const container = createContainer(config, environment, ...(io.own?.modules ?? []));
  warnOfConfig(config, container.get(Token.log));
  const server = urlEmulator(container.get(Token.handler), systemClock);
  const underWay = new UnderWay(server);
  const address = await listen(server, options, '--port');
  await patiently(longestCheckMs, container.get(Token.check).run(awaited(config, secrets, io)));
  const workbench = await workbenchHere(options, address, container.get(Token.log));
  if (workbench) io.err.write(`The workbench, where they can be seen and tried, is at ${workbench.url}\n`);
  if (secrets)
    await greet(config, address, { ...secrets, store: container.get(Token.secretStore) }, paths, io);
  else
    io.err.write(`Sallyport listens on ${address} and publishes to EventBridge\n${configurationWords(io)}`);
  const tools = {
    watch: container.get(Token.busWatch),
    clock: systemClock,
    log: container.get(Token.log),
    metrics: container.get(Token.metrics),
    pause: timerPause,
  };
  const redriver = redriveChain(
    container.get(Token.bus),
    container.get(Token.keeping),
    config.maxEntryBytes,
    tools,
  );
  const redriving = redriveAgainAndAgain(keeping.parking, redriver, tools, io.stop);
  if (!io.stop.aborted) await once(io.stop, 'abort');
  await workbench?.end();
  await shutDown(underWay, io);
  await redriving;
  db.close();
  return exitCode.ok;
}

async function workbenchHere(options: ServeOptions, gateway: string, log: Log) {
  if (!options.workbench) return undefined;
  const [{ startWorkbench }, { nothingYet }] = await Promise.all([
    import('./workbench-here.ts'),
    import('./nothing-yet.ts'),
  ]);
  const state = () => ({
    version: packageJson.version,
    gateway,
    bus: options.bus,
    hasJournal: false,
    keep: 100_000,
    lost: 0,
  });
  return await startWorkbench({ ...nothingYet, state }, options, log);
}

/** A log that cannot be written, as on a disk that is full, is no reason to answer nobody. */
function surviveOutput({ out, err }: Io): void {
  let isTold = false;
  out.on?.('error', (error) => {
    if (!isTold)
      err.write(`the log cannot be written: ${reason(error)}; deliveries are answered all the same\n`);
    isTold = true;
  });
}

/** What is meant for a bus here must not look as if AWS heard of it. */
async function readyForAws({ account, region }: ServeOptions): Promise<void> {
  if (account !== undefined || region !== undefined) {
    throw new UserError(
      '--account and --region are what events on the embedded bus say; for --bus eventbridge set AWS_REGION',
    );
  }
  await (await import('./aws-ready.ts')).requireAws();
}

function withWindow(config: Config, windowSeconds: number | undefined): Config {
  if (windowSeconds === undefined || !config.dedupe) return config;
  return { ...config, dedupe: { ...config.dedupe, windowSeconds } };
}

function placeOf({ account = nowhere.account, region = nowhere.region }: ServeOptions): BusPlace {
  return { account, region };
}

function openDatabase(path: string, log: Log): Database {
  const tellOfLoss = (lost: string) =>
    log.write('error', 'events_file_lost', {
      message: `${lost} was deleted or replaced while the gateway ran: what was in it is gone, and a new one is made`,
    });
  try {
    return new Database(path, tellOfLoss);
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
}

/** The ids of the secrets that should be there: without a configuration nobody has said so of those in AWS. */
function awaited(
  { originSecretId }: Config,
  secrets: StartSecrets | undefined,
  io: Io,
): readonly string[] | undefined {
  if (!secrets) return isConfigured(io) ? undefined : [];
  return [
    ...new Set(secrets.ready.flatMap(({ secretId }) => secretId ?? [])),
    ...(originSecretId === undefined ? [] : [originSecretId]),
  ];
}
