import { ContainerModule } from 'inversify';
import type { WantedSecret } from '../../adapters/local/files/development-secrets.ts';
import { FileEnrolments } from '../../adapters/local/files/file-enrolments.ts';
import { FileSecrets } from '../../adapters/local/files/file-secrets.ts';
import { KeyPairs } from '../../adapters/local/files/key-pairs.ts';
import { byAddress, KeysTrustedHere } from '../../adapters/local/files/keys-trusted-here.ts';
import { SecretsMadeOnUse } from '../../adapters/local/files/secrets-made-on-use.ts';
import type { BusPlace } from '../../adapters/local/sqlite/bus-place.ts';
import type { Database } from '../../adapters/local/sqlite/database.ts';
import { EmbeddedBusPublisher } from '../../adapters/local/sqlite/embedded-bus-publisher.ts';
import { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import { LedgerStore } from '../../adapters/local/sqlite/ledger-store.ts';
import { ParkingStore } from '../../adapters/local/sqlite/parking-store.ts';
import { ParkedTexts } from '../../adapters/publishing/parking/parked-texts.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { SecretReader } from '../../domain/verification/secrets/secret-reader.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Config } from '../configuration/config-of.ts';
import { Token } from './token.ts';

/** How long a delivery is remembered where nothing else is said. */
const defaultWindowSeconds = 86_400;

export interface LocalSecrets {
  /** The file. */
  readonly path: string;
  /** What is not in it yet, and is made when it is first used. */
  readonly later: readonly WantedSecret[];
}

/**
 * Secrets in a file, events in a file, nothing of AWS. Here alone keys of this machine count as those of senders: no event leaves
 * it.
 */
export function local(
  config: Config,
  secrets: LocalSecrets,
  db: Database,
  keeping: ReturnType<typeof fileKeeping>,
  log: Log,
  place?: BusPlace,
): ContainerModule {
  return new ContainerModule(({ bind, rebind, onActivation }) => {
    bind(Token.clock).toConstantValue(systemClock);
    bind(Token.log).toConstantValue(log);
    bind(Token.metrics).toConstantValue({ record: () => {} });
    bind(Token.secretStore).toResolvedValue(
      (clock: Clock, to: Log) => {
        const stored = new FileSecrets(secrets.path, new SecretReader(config, clock, to));
        return new SecretsMadeOnUse(stored, secrets.path, secrets.later, to);
      },
      [Token.clock, Token.log],
    );
    rebind(Token.enrolments).toResolvedValue(() => new FileEnrolments(secrets.path));
    const published = byAddress(config.endpoints.map(({ provider }) => provider.scheme.pair));
    onActivation(
      Token.keys,
      (_, keys) => new KeysTrustedHere(keys, KeyPairs.beside(secrets.path), published, systemClock),
    );
    bind(Token.bus).toResolvedValue(
      (to: Log) => new EmbeddedBusPublisher(new EventStore(db, systemClock, place, keeping.ledger), to),
      [Token.log],
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
