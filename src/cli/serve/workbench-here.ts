import packageJson from '../../../package.json' with { type: 'json' };
import { systemClock } from '../../adapters/system/system-clock.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { Token } from '../../app/container/token.ts';
import { madeBefore } from '../../workbench/deliveries/made-before.ts';
import { withoutJournal } from '../../workbench/deliveries/without-journal.ts';
import { noEvents, type ReceivedEvents } from '../../workbench/received-events.ts';
import { replaying } from '../../workbench/replaying.ts';
import { rulesInAws } from '../../workbench/rules/rules-in-aws.ts';
import { rulesTrial } from '../../workbench/rules-trial.ts';
import type { Courier } from '../../workbench/senders/courier.ts';
import { sentAgain } from '../../workbench/senders/sent-again.ts';
import type { Deliveries, Rules, Workbench } from '../../workbench/workbench.ts';
import type { Io } from '../io.ts';
import { courierHere } from './courier-here.ts';
import { diagnosisHere } from './diagnosis-here.ts';
import type { ForwardingHere } from './forwarding-here.ts';
import type { GatewayHere } from './gateway-here.ts';
import { reachable } from './listening.ts';
import { sendersHere } from './senders-here.ts';
import type { ServeOptions } from './serve-options.ts';
import { listenForPeople, type RunningWorkbench } from './workbench-listening.ts';

/**
 * Makes the workbench of a gateway that listens, and opens it.
 * @param address of the gateway
 * @throws {UserError} where it cannot listen as it was told
 */
export async function workbenchHere(
  gateway: GatewayHere,
  address: string,
  forwarding: ForwardingHere | undefined,
  options: ServeOptions,
  io: Io,
): Promise<RunningWorkbench> {
  const { config, container, journal } = gateway;
  const url = reachable(address);
  const courier = courierHere(config, url, gateway.secrets ? 'file' : 'secrets-manager', io);
  const workbench: Workbench = {
    state: () => ({
      version: packageJson.version,
      gateway: url,
      bus: options.bus,
      hasJournal: journal !== undefined,
      keep: options.keep,
      lost: journal?.writer.lost ?? 0,
    }),
    deliveries: await deliveriesHere(gateway, url, forwarding, courier),
    senders: sendersHere(gateway, url, courier, io),
    rules: rulesHere(forwarding, (await journal?.events()) ?? noEvents),
    forwardings: forwarding?.forwardings ?? {
      ofRule: () => [],
      retry: async () => undefined,
      listen: () => () => {},
    },
    replay: replaying({
      eventsOf: journal ? madeBefore(journal.writer, busOf) : () => undefined,
      publisher: container.get(Token.publisher),
      clock: systemClock,
      pause: timerPause,
    }),
  };
  return await listenForPeople(workbench, options, container.get(Token.log));

  function busOf(name: string): string {
    return config.endpoints.find((endpoint) => endpoint.name === name)?.bus ?? 'default';
  }
}

function rulesHere(forwarding: ForwardingHere | undefined, received: ReceivedEvents): Rules {
  const rules = forwarding?.rules ?? rulesInAws;
  return {
    state: () => rules.state(),
    put: (name, rule) => rules.put(name, rule),
    remove: (name) => rules.remove(name),
    listen: (listener) => rules.listen(listener),
    ...rulesTrial(received),
  };
}

async function deliveriesHere(
  here: GatewayHere,
  gateway: string,
  forwarding: ForwardingHere | undefined,
  courier: Courier,
): Promise<Deliveries> {
  const { config, journal } = here;
  if (!journal) return withoutJournal;
  const diagnoses = diagnosisHere(here, await here.evidence());
  return await journal.deliveries({
    gateway,
    forwardings: (urns) => forwarding?.forwardings.of(urns) ?? [],
    sendAgain: (kept, body) => sentAgain(kept, body, config.endpoints, courier),
    diagnose: (kept, gone) => diagnoses.of(kept, gone),
  });
}
