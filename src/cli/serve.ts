import { once } from 'node:events';
import { urlEmulator } from '../adapters/edge/url-emulator/server.ts';
import { UnderWay } from '../adapters/edge/url-emulator/under-way.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { Token } from '../app/container/token.ts';
import { patiently } from '../app/patiently.ts';
import type { ForwardingHere } from './forwarding-here.ts';
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
  // a mistake in it is told before anything starts
  if (options.forward !== undefined) (await import('./rule-of-command.ts')).ruleOfCommand(options, io.cwd);
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
  const forwarding = await forwardingBeside(gateway, options, io);
  let workbench: RunningWorkbench | undefined;
  try {
    workbench = await workbenchBeside(gateway, address, forwarding, options, io);
  } catch (error) {
    await forwarding?.end();
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
  const pruning = pruneEvents(gateway, options.keep, io.stop, forwarding?.seen);
  if (!io.stop.aborted) await once(io.stop, 'abort');
  await workbench?.end();
  await shutDown(underWay, io);
  await redriving;
  await pruning;
  await forwarding?.end();
}

/** Rules are the bus's own: those of EventBridge are in AWS. */
async function forwardingBeside(
  gateway: GatewayHere,
  options: ServeOptions,
  io: Io,
): Promise<ForwardingHere | undefined> {
  if (!gateway.secrets) return undefined;
  const { forwardingHere } = await import('./forwarding-here.ts');
  return forwardingHere(gateway, options, io);
}

/** Loaded when the gateway listens already: no delivery waits for a page. */
async function workbenchBeside(
  gateway: GatewayHere,
  address: string,
  forwarding: ForwardingHere | undefined,
  options: ServeOptions,
  io: Io,
): Promise<RunningWorkbench | undefined> {
  if (!options.workbench) return undefined;
  const { workbenchHere } = await import('./workbench-here.ts');
  return await workbenchHere(gateway, address, forwarding, options, io);
}
