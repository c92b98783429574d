import { once } from 'node:events';
import { urlEmulator } from '../adapters/edge/url-emulator/server.ts';
import { UnderWay } from '../adapters/edge/url-emulator/under-way.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { Token } from '../app/container/token.ts';
import { patiently } from '../app/patiently.ts';
import { awaitedSecrets, type GatewayHere, gatewayHere } from './gateway-here.ts';
import { greet, greetForAws } from './greeting.ts';
import { exitCode, type Io } from './io.ts';
import { listen, shutDown } from './listening.ts';
import { pruneEvents } from './pruning.ts';
import { redriveHere } from './redriving.ts';
import { checkServeOptions, type ServeOptions } from './serve-options.ts';
import type { RunningWorkbench } from './workbench-listening.ts';

const longestCheckMs = 1_000;

/** Runs the gateway until it is told to stop; deliveries that are under way then are answered first. */
export async function serve(options: ServeOptions, io: Io): Promise<number> {
  checkServeOptions(options);
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
  const server = urlEmulator(container.get(Token.handler), systemClock);
  const underWay = new UnderWay(server);
  const address = await listen(server, options, '--port');
  await patiently(longestCheckMs, container.get(Token.check).run(awaitedSecrets(gateway, io)));
  let workbench: RunningWorkbench | undefined;
  try {
    workbench = await workbenchBeside(gateway, address, options, io);
  } catch (error) {
    await underWay.end(0);
    throw error;
  }
  if (secrets)
    await greet(
      config,
      address,
      { ...secrets, store: container.get(Token.secretStore) },
      paths,
      io,
      workbench?.url,
    );
  else greetForAws(address, io, workbench?.url);
  const redriving = redriveHere(gateway, io.stop);
  const pruning = pruneEvents(gateway, options.keep, io.stop);
  if (!io.stop.aborted) await once(io.stop, 'abort');
  await workbench?.end();
  await shutDown(underWay, io);
  await redriving;
  await pruning;
}

/** Loaded when the gateway listens already: no delivery waits for a page. */
async function workbenchBeside(
  gateway: GatewayHere,
  address: string,
  options: ServeOptions,
  io: Io,
): Promise<RunningWorkbench | undefined> {
  if (!options.workbench) return undefined;
  const { workbenchHere } = await import('./workbench-here.ts');
  return await workbenchHere(gateway, address, options, io);
}
