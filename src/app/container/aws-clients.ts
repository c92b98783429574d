import { Ahead } from '../../adapters/aws/ahead.ts';
import { eventBridgeClient } from '../../adapters/aws/eventbridge/client.ts';
import { secretsManagerClient } from '../../adapters/aws/secrets-manager/client.ts';
import type { Version } from '../../adapters/aws/secrets-manager/secret-calls.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';

/** What every gateway in AWS talks to, and what they were asked already. */
export interface AwsClients {
  readonly secrets: ReturnType<typeof secretsManagerClient>;
  readonly bus: ReturnType<typeof eventBridgeClient>;
  readonly ahead: {
    /** Current versions, by secret. */
    readonly versions: Ahead<Version>;
    /** By its name, whether a bus is missing. */
    readonly buses: Ahead<boolean | undefined>;
  };
}

export function awsClients(): AwsClients {
  return {
    secrets: secretsManagerClient(),
    bus: eventBridgeClient(),
    ahead: { versions: new Ahead(systemClock), buses: new Ahead(systemClock) },
  };
}
