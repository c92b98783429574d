import { ContainerModule } from 'inversify';
import { DynamoLedger } from '../../adapters/aws/dynamodb/dynamo-ledger.ts';
import { EventBridgeBuses } from '../../adapters/aws/eventbridge/event-bridge-buses.ts';
import { EventBridgePublisher } from '../../adapters/aws/eventbridge/event-bridge-publisher.ts';
import { S3ObjectStore } from '../../adapters/aws/s3/s3-object-store.ts';
import { SecretsManagerEnrolments } from '../../adapters/aws/secrets-manager/secrets-manager-enrolments.ts';
import { SecretsManagerSecrets } from '../../adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { lazyQueue } from '../../adapters/aws/sqs/lazy-queue.ts';
import { SqsParking } from '../../adapters/aws/sqs/sqs-parking.ts';
import { ParkedTexts } from '../../adapters/publishing/parking/parked-texts.ts';
import { EmbeddedMetrics } from '../../adapters/system/embedded-metrics.ts';
import { JsonLog } from '../../adapters/system/json-log.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { Backoff } from '../../domain/publishing/backoff.ts';
import { SecretReader } from '../../domain/verification/secrets/secret-reader.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { Log } from '../../ports/log.ts';
import type { Config } from '../configuration/config-of.ts';
import { type AwsClients, awsClients } from './aws-clients.ts';
import { Token } from './token.ts';

const backoff = new Backoff(timerPause, Math.random);
/** What is throttled twice is parked, where it can be: `redrive` has more time than any sender. */
const throttledRetriesBeforeParking = 1;

/**
 * What the gateway keeps in AWS, as far as it is configured, and else in `otherwise`. The SDK of each service is
 * loaded at its first use.
 */
function awsKeeping({ park, claimCheck, dedupe }: Config, clock: Clock, otherwise: Keeping): Keeping {
  const table =
    dedupe && dedupe.windowSeconds > 0
      ? new DynamoLedger(dedupe.table, dedupe.windowSeconds, clock)
      : undefined;
  const objects = claimCheck && new S3ObjectStore(claimCheck.bucket, backoff);
  return {
    objects,
    parking: park
      ? new SqsParking(lazyQueue(park.queueUrl), new ParkedTexts(objects), backoff)
      : otherwise.parking,
    ledger: dedupe ? table : otherwise.ledger,
    warmUp: table && (() => table.open()),
  };
}

/** Secrets Manager, EventBridge, and log and metrics as lines for CloudWatch. */
export function aws(
  config: Config,
  gatewayName: string,
  writeLine: (line: string) => void,
  otherwise: Keeping = {},
  { secrets, bus, ahead }: AwsClients = awsClients(),
): ContainerModule {
  return new ContainerModule(({ bind, rebind }) => {
    bind(Token.clock).toConstantValue(systemClock);
    bind(Token.log).toResolvedValue(() => new JsonLog(writeLine));
    bind(Token.metrics).toResolvedValue(
      (clock: Clock) => new EmbeddedMetrics(gatewayName, clock, writeLine),
      [Token.clock],
    );
    bind(Token.secretStore).toResolvedValue(
      (clock: Clock, log: Log) =>
        new SecretsManagerSecrets(secrets, new SecretReader(config, clock, log), log, ahead.versions),
      [Token.clock, Token.log],
    );
    rebind(Token.enrolments).toResolvedValue(() => new SecretsManagerEnrolments(secrets));
    bind(Token.bus).toResolvedValue(
      ({ parking }: Keeping) =>
        new EventBridgePublisher(
          bus,
          config.maxEntryBytes,
          backoff,
          timerPause,
          parking && throttledRetriesBeforeParking,
        ),
      [Token.keeping],
    );
    bind(Token.buses).toResolvedValue(() => new EventBridgeBuses(bus, ahead.buses));
    bind(Token.keeping).toResolvedValue(
      (clock: Clock) => awsKeeping(config, clock, otherwise),
      [Token.clock],
    );
  });
}
