import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database } from '../adapters/embedded-bus/database.ts';
import { addDevelopmentSecrets } from '../adapters/file-secrets/development-secrets.ts';
import { FileSecrets } from '../adapters/file-secrets/file-secrets.ts';
import { JsonLog } from '../adapters/system/json-log.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { urlEmulator } from '../adapters/url-emulator/server.ts';
import type { Config } from '../config.ts';
import { warnOfConfig } from '../config-warnings.ts';
import { aws } from '../container.aws.ts';
import { fileKeeping, local } from '../container.local.ts';
import { createContainer, Token } from '../container.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { patiently } from '../patiently.ts';
import { redriveChain } from '../publisher-chain.ts';
import { exitCode, type Io, paint, UserError } from './io.ts';
import { redriveAgainAndAgain } from './redriving.ts';
import { TerminalLog } from './terminal-log.ts';
import { localConfig, statePaths } from './workplace.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly bus: 'embedded' | 'eventbridge';
}

const longestCheckMs = 1_000;

/** Runs the gateway until it is told to stop; deliveries that are under way then are answered first. */
export async function serve(options: ServeOptions, io: Io): Promise<number> {
  const config = localConfig(io);
  const paths = statePaths(io);
  const embedded = options.bus === 'embedded';
  const ids = config.endpoints.map(({ secretId }) => secretId).concat(config.originSecretId ?? []);
  const added = embedded ? addSecrets(paths.secrets, ids) : [];
  const writeLine = (line: string) => io.out.write(`${line}\n`);
  const log = io.out.isTTY ? new TerminalLog(io) : new JsonLog(writeLine);
  const db = new Database(paths.events, (path) =>
    log.write('error', 'events_file_lost', {
      message: `${path} was deleted or replaced while the gateway runs: what was in it is gone, a new one is made`,
    }),
  );
  const keeping = fileKeeping(db, log);
  const environment = embedded
    ? local(config, paths.secrets, db, keeping, log)
    : aws(config, 'sallyport-serve', writeLine, keeping);
  const container = createContainer(config, environment);
  warnOfConfig(config, container.get(Token.log));
  const server = urlEmulator(container.get(Token.handler), systemClock);
  const address = await listen(server, options);
  await patiently(longestCheckMs, container.get(Token.check).run());
  if (embedded) await greet(config, address, added, paths, io);
  else io.err.write(`Sallyport listens on ${address} and publishes to EventBridge\n`);
  const tools = {
    watch: container.get(Token.busWatch),
    clock: systemClock,
    log: container.get(Token.log),
    metrics: container.get(Token.metrics),
  };
  const redriver = redriveChain(
    container.get(Token.bus),
    container.get(Token.keeping),
    config.maxEntryBytes,
    tools,
  );
  const redriving = redriveAgainAndAgain(keeping.parking, redriver, tools, io.stop);
  await stopped(server, io.stop);
  await redriving;
  db.close();
  return exitCode.ok;
}

function addSecrets(path: string, ids: readonly string[]): readonly string[] {
  try {
    return addDevelopmentSecrets(path, ids);
  } catch (error) {
    throw new UserError(
      `${path} cannot be used: ${(error as Error).name === 'SyntaxError' ? 'it is no JSON' : (error as NodeJS.ErrnoException).code}`,
    );
  }
}

async function listen(server: Server, { host, port }: ServeOptions): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'EADDRINUSE'
        ? `port ${port} is taken; choose another with --port`
        : `cannot listen on ${host}:${port} (${code})`;
    throw new UserError(why, exitCode.failed);
  }
  const bound = server.address() as AddressInfo;
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`;
}

async function greet(
  config: Config,
  address: string,
  added: readonly string[],
  paths: ReturnType<typeof statePaths>,
  io: Io,
): Promise<void> {
  const secrets = new FileSecrets(paths.secrets, config.previousSecretSeconds);
  const line = async ({ name, provider, secretId }: Endpoint) => {
    const shown = added.includes(secretId)
      ? (await secrets.get(secretId))[0]?.reveal()
      : `in ${paths.secrets}`;
    return `  ${name.padEnd(16)} ${provider.methods.join(', ').padEnd(10)} ${address}/${name}  secret ${shown}\n`;
  };
  const lines = await Promise.all(config.endpoints.map(line));
  const [first] = config.endpoints;
  io.err.write(
    `${paint(io, io.err, 'bold', `Sallyport listens on ${address}`)}\n\n${lines.join('')}\n` +
      `Events are kept in ${paths.events}.\n` +
      `In a second terminal, try:  npx sallyport send ${first?.provider.id}  and  npx sallyport events\n\n`,
  );
}

async function stopped(server: Server, stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}
