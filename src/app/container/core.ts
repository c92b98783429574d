import { randomUUID } from 'node:crypto';
import { Container, ContainerModule } from 'inversify';
import { functionUrlHandler } from '../../adapters/edge/lambda-url/handler.ts';
import { BusWatch } from '../../adapters/publishing/bus-watch/bus-watch.ts';
import { publisherChain } from '../../adapters/publishing/publisher-chain.ts';
import { CachedEnrolments } from '../../adapters/secrets/cached-enrolments.ts';
import { CachedSecrets } from '../../adapters/secrets/cached-secrets.ts';
import { PublishedKeys } from '../../adapters/secrets/published-keys.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { HttpsWeb } from '../../adapters/web/https-web.ts';
import { Check } from '../../domain/receiving/check.ts';
import { Gateway } from '../../domain/receiving/gateway.ts';
import type { Buses } from '../../ports/buses.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Enrolments } from '../../ports/enrolments.ts';
import type { Exchange } from '../../ports/exchange.ts';
import type { Journal } from '../../ports/journal.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { SecretStore, Secrets } from '../../ports/secrets.ts';
import type { Web } from '../../ports/web.ts';
import type { Config } from '../configuration/config-of.ts';
import { Token } from './token.ts';

/** What is the same in every environment. */
function core(config: Config): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Token.secrets).toResolvedValue(
      (store: SecretStore, clock: Clock, log: Log, metrics: Metrics) =>
        new CachedSecrets(store, clock, log, metrics, {
          ttlSeconds: config.secretTtlSeconds,
          staleSeconds: config.staleSecretSeconds,
        }),
      [Token.secretStore, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.enrolments).toConstantValue({ window: async () => undefined, take: async () => false });
    bind(Token.journal).toConstantValue({ keep: () => {} });
    bind(Token.web).toResolvedValue(() => new HttpsWeb());
    bind(Token.keys).toResolvedValue(
      (web: Web, clock: Clock, log: Log, metrics: Metrics) => new PublishedKeys(web, clock, log, metrics),
      [Token.web, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.busWatch).toResolvedValue(
      (buses: Buses, clock: Clock) => new BusWatch(buses, clock),
      [Token.buses, Token.clock],
    );
    bind(Token.publisher).toResolvedValue(
      (bus: Publisher, watch: BusWatch, keeping: Keeping, clock: Clock, log: Log, metrics: Metrics) =>
        publisherChain(bus, keeping, config.maxEntryBytes, { watch, clock, log, metrics, pause: timerPause }),
      [Token.bus, Token.busWatch, Token.keeping, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.check).toResolvedValue(
      (secrets: Secrets, buses: Buses, log: Log, metrics: Metrics) =>
        new Check(config.endpoints, config.originSecretId, { secrets, buses, log, metrics }),
      [Token.secrets, Token.busWatch, Token.log, Token.metrics],
    );
    // no delivery needs it: it is loaded where it is called
    bind(Token.exchange).toConstantValue(async (...request) =>
      (await import('../../adapters/web/exchange.ts')).exchange(...request),
    );
    bind(Token.selfProbe).toResolvedValue(
      (secrets: Secrets, exchange: Exchange, clock: Clock, log: Log, metrics: Metrics) =>
        async (without: readonly string[] = []) => {
          const { SelfProbe } = await import('../../domain/receiving/self-probe.ts');
          const ports = { secrets, exchange, clock, log, metrics };
          return await new SelfProbe(config.endpoints, config.url, randomUUID, ports).run(without);
        },
      [Token.secrets, Token.exchange, Token.clock, Token.log, Token.metrics],
    );
    bind(Token.gateway).toResolvedValue(
      (
        secrets: Secrets,
        keys: Secrets,
        web: Web,
        enrolments: Enrolments,
        publisher: Publisher,
        clock: Clock,
        log: Log,
        metrics: Metrics,
        journal: Journal,
      ) =>
        new Gateway(config.endpoints, config.originSecretId, {
          secrets,
          keys,
          web,
          enrolments: new CachedEnrolments(enrolments, clock, log),
          publisher,
          clock,
          log,
          metrics,
          journal,
        }),
      [
        Token.secrets,
        Token.keys,
        Token.web,
        Token.enrolments,
        Token.publisher,
        Token.clock,
        Token.log,
        Token.metrics,
        Token.journal,
      ],
    );
    bind(Token.handler).toResolvedValue(
      (gateway: Gateway, clock: Clock, log: Log, metrics: Metrics) =>
        functionUrlHandler(gateway, config.endpoints, clock, log, metrics),
      [Token.gateway, Token.clock, Token.log, Token.metrics],
    );
  });
}

/**
 * The composition root: the core, then the module of an environment, then what customises them. Everything in it lives
 * as long as the process; what belongs to one delivery travels as arguments.
 * @param modules loaded in this order: a later one can `rebind` a part of an earlier one, or wrap it (`onActivation`)
 */
export function createContainer(config: Config, ...modules: readonly ContainerModule[]): Container {
  const container = new Container({ defaultScope: 'Singleton', jitless: true });
  container.load(core(config), ...modules);
  return container;
}
