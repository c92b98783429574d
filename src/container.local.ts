import { ContainerModule } from 'inversify';
import { EmbeddedBusPublisher } from './adapters/embedded-bus/embedded-bus-publisher.ts';
import type { EventStore } from './adapters/embedded-bus/event-store.ts';
import { FileSecrets } from './adapters/file-secrets/file-secrets.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import type { Config } from './config.ts';
import { Token } from './container.ts';
import type { Log } from './ports/log.ts';

/** Secrets in a file, events in a file, nothing of AWS. */
export function local(config: Config, secretsPath: string, store: EventStore, log: Log): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Token.clock).toConstantValue(systemClock);
    bind(Token.log).toConstantValue(log);
    bind(Token.metrics).toConstantValue({ record: () => {} });
    bind(Token.secretStore).toResolvedValue(() => new FileSecrets(secretsPath, config.previousSecretSeconds));
    bind(Token.bus).toResolvedValue((to: Log) => new EmbeddedBusPublisher(store, to), [Token.log]);
  });
}
