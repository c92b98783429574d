import type { Endpoint } from '../../../src/domain/endpoint.ts';
import type { Options } from '../../../src/domain/options.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { Gateway, type GatewayPorts } from '../../../src/domain/receiving/gateway.ts';
import {
  FixedSecrets,
  FixedWeb,
  MemoryEnrolments,
  RecordingJournal,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

export function anEndpoint(
  provider: Provider = github,
  { options, ...parts }: Partial<Endpoint> & { readonly options?: Options } = {},
): Endpoint {
  return {
    name: 'hook',
    provider: configured(provider, options),
    secretId: 'hooks/one',
    bus: 'default',
    format: 'payload',
    ...parts,
  };
}

/** Everything on that a provider declares, and what it needs as its documentation shows it: each method it knows is taken. */
export function everyOption({ options = {} }: Provider): Options {
  const set = Object.entries(options).flatMap(([name, { type, required, example }]) => {
    if (type === 'boolean') return [[name, true] as const];
    return required ? [[name, example] as const] : [];
  });
  return Object.fromEntries(set);
}

export interface GatewayParts extends Partial<GatewayPorts> {
  readonly endpoints?: readonly Endpoint[];
  readonly originSecretId?: string;
}

/** A gateway whose world is made of fakes; its one secret is `s3cret`, its origin's is `0rigin`. */
export function aGateway({ endpoints = [anEndpoint()], originSecretId, ...ports }: GatewayParts = {}) {
  const secrets = new FixedSecrets({ 'hooks/one': ['s3cret'], origin: ['0rigin', '0lder'] });
  const keys = new FixedSecrets({});
  const web = new FixedWeb({});
  const enrolments = new MemoryEnrolments();
  const publisher = new RecordingPublisher();
  const clock = new ManualClock();
  const log = new RecordingLog();
  const metrics = new RecordingMetrics();
  const journal = new RecordingJournal();
  const gateway = new Gateway(endpoints, originSecretId, {
    secrets,
    keys,
    web,
    enrolments,
    publisher,
    clock,
    log,
    metrics,
    journal,
    ...ports,
  });
  return { gateway, secrets, enrolments, publisher, clock, log, metrics, journal };
}
