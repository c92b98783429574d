import { ContainerModule } from 'inversify';
import type { Database } from './adapters/embedded-bus/database.ts';
import { EmbeddedBusPublisher } from './adapters/embedded-bus/embedded-bus-publisher.ts';
import { type BusPlace, EventStore } from './adapters/embedded-bus/event-store.ts';
import { LedgerStore } from './adapters/embedded-bus/ledger-store.ts';
import { ParkingStore } from './adapters/embedded-bus/parking-store.ts';
import { FileSecrets } from './adapters/file-secrets/file-secrets.ts';
import { ParkedTexts } from './adapters/parking/parked-texts.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import type { Config } from './config.ts';
import { Token } from './container.ts';
import { SecretReader } from './domain/secret-reader.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Keeping } from './publisher-chain.ts';

/** How long a delivery is remembered where nothing else is said. */
const defaultWindowSeconds = 86_400;

/** Secrets in a file, events in a file, nothing of AWS. */
export function local(
  config: Config,
  secretsPath: string,
  db: Database,
  keeping: Keeping,
  log: Log,
  place?: BusPlace,
): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Token.clock).toConstantValue(systemClock);
    bind(Token.log).toConstantValue(log);
    bind(Token.metrics).toConstantValue({ record: () => {} });
    bind(Token.secretStore).toResolvedValue(
      (clock: Clock, to: Log) => new FileSecrets(secretsPath, new SecretReader(config, clock, to)),
      [Token.clock, Token.log],
    );
    bind(Token.bus).toResolvedValue(
      (clock: Clock, to: Log) => new EmbeddedBusPublisher(new EventStore(db, place), clock, to),
      [Token.clock, Token.log],
    );
    bind(Token.buses).toConstantValue({ isMissing: async () => false });
    bind(Token.keeping).toConstantValue(keeping);
  });
}

/**
 * What `serve` keeps in its own file, wherever it publishes.
 * @param windowSeconds how long a delivery is remembered; 0 for not at all
 */
export function fileKeeping(db: Database, log: Log, windowSeconds = defaultWindowSeconds) {
  return {
    parking: new ParkingStore(db, new ParkedTexts(undefined), systemClock, log),
    ledger: windowSeconds === 0 ? undefined : new LedgerStore(db, systemClock, windowSeconds),
  };
}
