import { ContainerModule } from 'inversify';
import { eventBridgeClient } from './adapters/eventbridge/client.ts';
import { EventBridgePublisher } from './adapters/eventbridge/event-bridge-publisher.ts';
import { secretsManagerClient } from './adapters/secrets-manager/client.ts';
import { SecretsManagerSecrets } from './adapters/secrets-manager/secrets-manager-secrets.ts';
import { EmbeddedMetrics } from './adapters/system/embedded-metrics.ts';
import { JsonLog } from './adapters/system/json-log.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import type { Config } from './config.ts';
import { Token } from './container.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';

/** Secrets Manager, EventBridge, and log and metrics as lines for CloudWatch. */
export function aws(config: Config, gatewayName: string, writeLine: (line: string) => void): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Token.clock).toConstantValue(systemClock);
    bind(Token.log).toResolvedValue(() => new JsonLog(writeLine));
    bind(Token.metrics).toResolvedValue(
      (clock: Clock) => new EmbeddedMetrics(gatewayName, clock, writeLine),
      [Token.clock],
    );
    bind(Token.secretStore).toResolvedValue(
      (log: Log) => new SecretsManagerSecrets(secretsManagerClient(), log, config.previousSecretSeconds),
      [Token.log],
    );
    bind(Token.bus).toResolvedValue(
      (clock: Clock) =>
        new EventBridgePublisher(eventBridgeClient(), config.maxEntryBytes, clock, Math.random),
      [Token.clock],
    );
  });
}
