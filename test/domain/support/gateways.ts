import type { Endpoint, Options } from '../../../src/domain/endpoint.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { Gateway, type GatewayPorts } from '../../../src/domain/receiving/gateway.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics, RecordingPublisher } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

export function anEndpoint(provider: Provider = github, parts: Partial<Endpoint> = {}): Endpoint {
  return { name: 'hook', provider, secretId: 'hooks/one', bus: 'default', format: 'payload', ...parts };
}

/** Everything on that a provider declares: each method it knows is taken. */
export function everyOption({ options = {} }: Provider): Options {
  return Object.fromEntries(Object.keys(options).map((name) => [name, true]));
}

export interface GatewayParts extends Partial<GatewayPorts> {
  readonly endpoints?: readonly Endpoint[];
  readonly originSecretId?: string;
}

/** A gateway whose world is made of fakes; its one secret is `s3cret`, its origin's is `0rigin`. */
export function aGateway({ endpoints = [anEndpoint()], originSecretId, ...ports }: GatewayParts = {}) {
  const secrets = new FixedSecrets({ 'hooks/one': ['s3cret'], origin: ['0rigin', '0lder'] });
  const publisher = new RecordingPublisher();
  const clock = new ManualClock();
  const log = new RecordingLog();
  const metrics = new RecordingMetrics();
  const gateway = new Gateway(endpoints, originSecretId, {
    secrets,
    publisher,
    clock,
    log,
    metrics,
    ...ports,
  });
  return { gateway, secrets, publisher, clock, log, metrics };
}
