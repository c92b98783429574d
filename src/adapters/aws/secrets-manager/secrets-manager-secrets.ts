import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { Secret, Stage } from '../../../domain/verification/secrets/secret.ts';
import type { SecretReader, StoredText } from '../../../domain/verification/secrets/secret-reader.ts';
import type { SecretStore } from '../../../ports/secrets.ts';
import { binary, unavailable } from './failure.ts';
import { stagingLabels } from './staging-labels.ts';

interface Version {
  readonly id?: string | undefined;
  readonly text: StoredText;
  /** Epoch ms. */
  readonly createdAt?: number | undefined;
}

/**
 * Reads a secret in every stage in which it may verify. What `AWSPREVIOUS` has was replaced when the version was made
 * that is current: its own date tells when that old version was made, and the secret's `LastChangedDate` moves with
 * every tag. https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 */
export class SecretsManagerSecrets implements SecretStore {
  readonly #client: SecretsManagerClient;
  readonly #reader: SecretReader;

  constructor(client: SecretsManagerClient, reader: SecretReader) {
    this.#client = client;
    this.#reader = reader;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    // the first failure ends the other calls: nothing may go on behind an answer
    const calls = new AbortController();
    try {
      return await this.#read(secretId, calls.signal);
    } finally {
      calls.abort();
    }
  }

  async #read(secretId: string, signal: AbortSignal): Promise<readonly Secret[]> {
    const [current, pending, previous] = await Promise.all([
      this.#version(secretId, 'current', signal),
      this.#optionalVersion(secretId, 'pending', signal),
      this.#optionalVersion(secretId, 'previous', signal),
    ]);
    const other = (version: Version | undefined) =>
      version && (version.id === undefined || version.id !== current.id) ? version.text : undefined;
    const stages = {
      current: current.text,
      pending: other(pending),
      previous: other(previous),
      replacedAt: current.createdAt,
    };
    return this.#reader.read(secretId, stages, stagingLabels);
  }

  async #version(secretId: string, stage: Stage, abortSignal: AbortSignal): Promise<Version> {
    const read = new GetSecretValueCommand({ SecretId: secretId, VersionStage: stagingLabels[stage] });
    try {
      const { VersionId, SecretString, CreatedDate } = await this.#client.send(read, { abortSignal });
      return { id: VersionId, text: SecretString ?? binary(secretId), createdAt: CreatedDate?.getTime() };
    } catch (error) {
      throw unavailable(secretId, error);
    }
  }

  /** A stage may be missing, or out of bounds for this function. An outage is another thing: then nothing is known. */
  async #optionalVersion(secretId: string, stage: Stage, signal: AbortSignal): Promise<Version | undefined> {
    try {
      return await this.#version(secretId, stage, signal);
    } catch (error) {
      if (!(error instanceof SecretsUnavailable) || error.code === 'secret_unreachable') throw error;
      return error.code === 'secret_denied' ? { text: error } : undefined;
    }
  }
}
