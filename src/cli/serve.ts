import { once } from 'node:events';
import { urlEmulator } from '../adapters/edge/url-emulator/server.ts';
import { UnderWay } from '../adapters/edge/url-emulator/under-way.ts';
import { Listeners } from '../adapters/local/sqlite/listeners.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { Token } from '../app/container/token.ts';
import { patiently } from '../app/patiently.ts';
import { exitCode, type Io } from './io.ts';
import { awaitedSecrets, type GatewayHere, gatewayHere } from './serve/gateway-here.ts';
import { greet, greetForAws } from './serve/greeting.ts';
import { listen, shutDown } from './serve/listening.ts';
import { prune } from './serve/pruning.ts';
import { redriveHere } from './serve/redriving.ts';
import { checkServeOptions, type ServeOptions } from './serve/serve-options.ts';
import { keepingTurnedAway } from './serve/turned-away.ts';

const longestCheckMs = 1_000;

/** Runs the gateway until it is told to stop; deliveries that are under way then are answered first. */
export async function serve(options: ServeOptions, io: Io): Promise<number> {
  checkServeOptions(options);
  // a mistake in it is told before anything starts
  if (options.forward !== undefined)
    (await import('./serve/rule-of-command.ts')).ruleOfCommand(options, io.cwd);
  const gateway = await gatewayHere(options, io);
  try {
    await run(gateway, options, io);
  } finally {
    await gateway.journal?.writer.close();
    gateway.db.close();
  }
  return exitCode.ok;
}

async function run(gateway: GatewayHere, options: ServeOptions, io: Io): Promise<void> {
  const { config, container, paths, secrets } = gateway;
  const away = gateway.journal && keepingTurnedAway(gateway.journal.writer, config);
  const handler = container.get(Token.handler);
  const server = urlEmulator(away?.watched(handler) ?? handler, systemClock, away?.turnedAway);
  const underWay = new UnderWay(server);
  const address = await listen(server, options, '--port');
  await patiently(longestCheckMs, container.get(Token.check).run(awaitedSecrets(gateway, io)));
  // no delivery waits for a page
  const { besideGateway } = await import('./serve/beside-gateway.ts');
  const beside = await besideGateway(gateway, address, options, io).catch(async (error) => {
    await underWay.end(0);
    throw error;
  });
  const listeners = new Listeners(gateway.db);
  if (secrets) {
    await patiently(longestCheckMs, listeners.add(address));
    const store = container.get(Token.secretStore);
    await greet(config, address, { ...secrets, store }, paths, io, beside.url);
  } else greetForAws(address, io, beside.url);
  const redriving = redriveHere(gateway, io.stop);
  const pruning = prune(gateway, options.keep, io.stop, beside.doneUpTo);
  if (!io.stop.aborted) await once(io.stop, 'abort');
  const ending = beside.end();
  await shutDown(underWay, io);
  await Promise.all([ending, redriving, pruning]);
  await patiently(longestCheckMs, listeners.remove(address));
}
