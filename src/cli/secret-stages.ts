import { secretsManagerClient } from '../adapters/aws/secrets-manager/client.ts';
import { SecretsManagerStages } from '../adapters/aws/secrets-manager/secrets-manager-stages.ts';
import { FileStages } from '../adapters/local/files/file-stages.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { SecretStages } from '../ports/secret-stages.ts';
import type { Io } from './io.ts';
import { makeStateFolder } from './workplace.ts';

export interface StoreOptions {
  /** Default: the file, or Secrets Manager for a stack. */
  readonly store?: 'file' | 'secrets-manager';
  /** Of the gateway that is deployed. */
  readonly stack?: string;
}

export function isInFile({ store, stack }: StoreOptions): boolean {
  return (store ?? (stack === undefined ? 'file' : 'secrets-manager')) === 'file';
}

export function stagesOf(options: StoreOptions, io: Io): SecretStages {
  return isInFile(options)
    ? new FileStages(makeStateFolder(io).secrets, systemClock)
    : new SecretsManagerStages(secretsManagerClient());
}
