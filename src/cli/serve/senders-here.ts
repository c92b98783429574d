import { FileSecrets } from '../../adapters/local/files/file-secrets.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { Token } from '../../app/container/token.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { senderAddress, shown } from '../../domain/receiving/sender-address.ts';
import { SecretReader } from '../../domain/verification/secrets/secret-reader.ts';
import { ConfiguredSenders } from '../../workbench/senders/configured-senders.ts';
import type { Courier } from '../../workbench/senders/courier.ts';
import { SecretsHere, type SenderSecrets, secretsInAws } from '../../workbench/senders/sender-secrets.ts';
import type { Senders } from '../../workbench/workbench.ts';
import { type Io, isConfigured } from '../io.ts';
import { isShownFirst } from '../senders.ts';
import type { GatewayHere } from './gateway-here.ts';

/** @param url of the gateway */
export function sendersHere(gateway: GatewayHere, url: string, courier: Courier, io: Io): Senders {
  const { endpoints, url: publicUrl } = gateway.config;
  return new ConfiguredSenders({
    endpoints,
    isFirst: ({ provider }) => isConfigured(io) || isShownFirst(provider.id),
    urlOf: (endpoint) => urlOf(endpoint, publicUrl) ?? `${url}/${endpoint.name}`,
    secrets: secretsOf(gateway),
    courier,
  });
}

function urlOf(endpoint: Endpoint, publicUrl: string | undefined): string | undefined {
  const address = senderAddress(endpoint, publicUrl);
  return address && shown(address);
}

function secretsOf({ config, paths, secrets, container }: GatewayHere): SenderSecrets {
  if (!secrets) return secretsInAws;
  const reader = new SecretReader(config, systemClock, { write: () => {} });
  const canBeMade = secrets.later.map(({ secretId }) => secretId);
  return new SecretsHere(new FileSecrets(paths.secrets, reader), container.get(Token.secretStore), canBeMade);
}
