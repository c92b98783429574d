import { FileStages } from '../../adapters/local/files/file-stages.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { SecretStages } from '../../ports/secret-stages.ts';
import type { Io } from '../io.ts';
import { makeStateFolder } from '../state-folder.ts';

export interface StoreOptions {
  /** Default: the file, or Secrets Manager for a stack. */
  readonly store?: 'file' | 'secrets-manager';
  /** Of the gateway that is deployed. */
  readonly stack?: string;
}

export function isInFile({ store, stack }: StoreOptions): boolean {
  return (store ?? (stack === undefined ? 'file' : 'secrets-manager')) === 'file';
}

export async function stagesOf(options: StoreOptions, io: Io): Promise<SecretStages> {
  if (isInFile(options)) return new FileStages(makeStateFolder(io).secrets, systemClock);
  const [{ secretsManagerClient }, { SecretsManagerStages }] = await Promise.all([
    import('../../adapters/aws/secrets-manager/client.ts'),
    import('../../adapters/aws/secrets-manager/secrets-manager-stages.ts'),
  ]);
  return new SecretsManagerStages(secretsManagerClient());
}
