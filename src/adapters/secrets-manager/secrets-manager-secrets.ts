import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret } from '../../domain/secret.ts';
import { parseSecrets } from '../../domain/secret-value.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** Reads the version of a secret that is staged `AWSCURRENT`. */
export class SecretsManagerSecrets implements Secrets {
  readonly #client: SecretsManagerClient;

  constructor(client: SecretsManagerClient) {
    this.#client = client;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    return parseSecrets(secretId, await this.#read(secretId));
  }

  async #read(secretId: string): Promise<string> {
    try {
      const { SecretString } = await this.#client.send(new GetSecretValueCommand({ SecretId: secretId }));
      if (SecretString !== undefined) return SecretString;
    } catch (error) {
      throw unavailable(secretId, error);
    }
    throw new SecretsUnavailable('binary', secretId, 'is binary; store it as text (SecretString)');
  }
}

function unavailable(secretId: string, error: unknown): SecretsUnavailable {
  const { name } = error as Error;
  switch (name) {
    case 'ResourceNotFoundException':
      return new SecretsUnavailable(
        'absent',
        secretId,
        'does not exist in this account and Region; create it, or correct secretId',
      );
    case 'InvalidRequestException':
      return new SecretsUnavailable(
        'absent',
        secretId,
        'is scheduled for deletion; restore it, or name another one',
      );
    case 'AccessDeniedException':
      return new SecretsUnavailable(
        'denied',
        secretId,
        'may not be read; grant the function secretsmanager:GetSecretValue on it (and kms:Decrypt on its key)',
      );
    case 'DecryptionFailure':
      return new SecretsUnavailable(
        'denied',
        secretId,
        'cannot be decrypted; grant the function kms:Decrypt on its key',
      );
    default:
      return new SecretsUnavailable(
        'unreachable',
        secretId,
        `could not be fetched (${name}); it is tried again with the next delivery`,
      );
  }
}
