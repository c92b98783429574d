import packageJson from '../../package.json' with { type: 'json' };
import { FileSecrets } from '../adapters/local/files/file-secrets.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { Token } from '../app/container/token.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { senderAddress, shown } from '../domain/receiving/sender-address.ts';
import { SecretReader } from '../domain/verification/secrets/secret-reader.ts';
import { ConfiguredSenders } from '../workbench/senders/configured-senders.ts';
import type { Courier } from '../workbench/senders/courier.ts';
import { SecretsHere, type SenderSecrets, secretsInAws } from '../workbench/senders/sender-secrets.ts';
import type { Senders, Workbench } from '../workbench/workbench.ts';
import { courierHere } from './courier-here.ts';
import type { GatewayHere } from './gateway-here.ts';
import { type Io, isConfigured } from './io.ts';
import { reachable } from './listening.ts';
import { nothingYet } from './nothing-yet.ts';
import { isShownFirst } from './senders.ts';
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
  options: ServeOptions,
  io: Io,
): Promise<RunningWorkbench> {
  const url = reachable(address);
  const courier = courierHere(gateway.config, url, gateway.secrets ? 'file' : 'secrets-manager', io);
  const workbench: Workbench = {
    ...nothingYet,
    state: () => ({
      version: packageJson.version,
      gateway: url,
      bus: options.bus,
      hasJournal: gateway.journal !== undefined,
      keep: options.keep,
      lost: gateway.journal?.writer.lost ?? 0,
    }),
    senders: sendersHere(gateway, url, courier, io),
  };
  return await listenForPeople(workbench, options, gateway.container.get(Token.log));
}

function sendersHere(
  { config, paths, secrets, container }: GatewayHere,
  url: string,
  courier: Courier,
  io: Io,
): Senders {
  const isFirst = ({ provider }: Endpoint) => isConfigured(io) || isShownFirst(provider.id);
  const urlOf = (endpoint: Endpoint) => {
    const address = senderAddress(endpoint, config.url);
    return address ? shown(address) : `${url}/${endpoint.name}`;
  };
  return new ConfiguredSenders({
    endpoints: config.endpoints,
    isFirst,
    urlOf,
    secrets: secretsOf(),
    courier,
  });

  function secretsOf(): SenderSecrets {
    if (!secrets) return secretsInAws;
    const stored = new FileSecrets(paths.secrets, new SecretReader(config, systemClock, { write: () => {} }));
    const ids = secrets.later.map(({ secretId }) => secretId);
    return new SecretsHere(stored, container.get(Token.secretStore), ids);
  }
}
