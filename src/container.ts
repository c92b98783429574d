import {
  Container,
  type ContainerModule,
  ContainerModule as Module,
  type ServiceIdentifier,
} from 'inversify';
import { BreakerPublisher } from './adapters/breaker/breaker-publisher.ts';
import { CachedSecrets } from './adapters/cached-secrets/cached-secrets.ts';
import { type FunctionUrlHandler, functionUrlHandler } from './adapters/lambda-url/handler.ts';
import { SizeLimitedPublisher } from './adapters/size-limit/size-limited-publisher.ts';
import type { Config } from './config.ts';
import { Gateway } from './domain/gateway.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Metrics } from './ports/metrics.ts';
import type { Publisher } from './ports/publisher.ts';
import type { SecretStore, Secrets } from './ports/secrets.ts';

function token<T>(name: string): ServiceIdentifier<T> {
  return Symbol.for(`sallyport.${name}`);
}

/** What can be asked for and replaced. An environment binds the first five; the core makes the rest of them. */
export const Token = {
  clock: token<Clock>('clock'),
  log: token<Log>('log'),
  metrics: token<Metrics>('metrics'),
  /** Where secrets are kept; the gateway sees them through the cache. */
  secretStore: token<SecretStore>('secretStore'),
  /** Where events go; the gateway sees it through the breaker and the size check. */
  bus: token<Publisher>('bus'),
  secrets: token<Secrets>('secrets'),
  publisher: token<Publisher>('publisher'),
  gateway: token<Gateway>('gateway'),
  handler: token<FunctionUrlHandler>('handler'),
};

/** What is the same in every environment. */
function core(config: Config): ContainerModule {
  return new Module(({ bind }) => {
    bind(Token.secrets).toResolvedValue(
      (store: SecretStore, clock: Clock, log: Log, metrics: Metrics) =>
        new CachedSecrets(store, clock, log, metrics, {
          ttlSeconds: config.secretTtlSeconds,
          staleSeconds: config.staleSecretSeconds,
        }),
      [Token.secretStore, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.publisher).toResolvedValue(
      (bus: Publisher, clock: Clock, log: Log, metrics: Metrics) =>
        new SizeLimitedPublisher(new BreakerPublisher(bus, clock, log, metrics), config.maxEntryBytes),
      [Token.bus, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.gateway).toResolvedValue(
      (secrets: Secrets, publisher: Publisher, clock: Clock, log: Log, metrics: Metrics) =>
        new Gateway(config.endpoints, config.originSecretId, { secrets, publisher, clock, log, metrics }),
      [Token.secrets, Token.publisher, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.handler).toResolvedValue(
      (gateway: Gateway, clock: Clock, log: Log) => functionUrlHandler(gateway, config.endpoints, clock, log),
      [Token.gateway, Token.clock, Token.log],
    );
  });
}

/**
 * The composition root: the core with the module of an environment. Everything in it lives as long as the process;
 * what belongs to one delivery travels as arguments.
 */
export function createContainer(config: Config, environment: ContainerModule): Container {
  const container = new Container({ defaultScope: 'Singleton', jitless: true });
  container.load(core(config), environment);
  return container;
}
