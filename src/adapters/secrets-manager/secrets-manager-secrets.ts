import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueResponse,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret, Stage } from '../../domain/secret.ts';
import { parseSecrets } from '../../domain/secret-value.ts';
import type { Log } from '../../ports/log.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { unavailable } from './failure.ts';
import { stagingLabels } from './staging-labels.ts';

/**
 * Reads a secret in every stage in which it may verify. `AWSPREVIOUS` verifies for a while after it was replaced:
 * counted from the later of the date of `AWSCURRENT` and the secret's last change, since its own date is the one on
 * which that old version was made. https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 */
export class SecretsManagerSecrets implements SecretStore {
  readonly #client: SecretsManagerClient;
  readonly #log: Log;
  readonly #previousMs: number;

  constructor(client: SecretsManagerClient, log: Log, previousSecretSeconds: number) {
    this.#client = client;
    this.#log = log;
    this.#previousMs = previousSecretSeconds * 1000;
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
    const [current, pending, previous, changedAt] = await Promise.all([
      this.#version(secretId, 'current', signal),
      this.#optionalVersion(secretId, 'pending', signal),
      this.#optionalVersion(secretId, 'previous', signal),
      this.#lastChange(secretId, signal),
    ]);
    const replacedAt = latest(current.CreatedDate?.getTime(), changedAt);
    const until = replacedAt === undefined ? {} : { until: replacedAt + this.#previousMs };
    const isOther = ({ VersionId }: GetSecretValueResponse) =>
      VersionId === undefined || VersionId !== current.VersionId;
    return [
      ...parseSecrets(secretId, textOf(secretId, current), { stage: 'current' }),
      ...(pending && isOther(pending) ? this.#parseOptional(secretId, pending, { stage: 'pending' }) : []),
      ...(previous && isOther(previous)
        ? this.#parseOptional(secretId, previous, { stage: 'previous', ...until })
        : []),
    ];
  }

  async #version(secretId: string, stage: Stage, abortSignal: AbortSignal): Promise<GetSecretValueResponse> {
    try {
      return await this.#client.send(
        new GetSecretValueCommand({ SecretId: secretId, VersionStage: stagingLabels[stage] }),
        { abortSignal },
      );
    } catch (error) {
      throw unavailable(secretId, error);
    }
  }

  /** A stage may be missing, or out of bounds for this function. An outage is another thing: then nothing is known. */
  async #optionalVersion(
    secretId: string,
    stage: Stage,
    signal: AbortSignal,
  ): Promise<GetSecretValueResponse | undefined> {
    try {
      return await this.#version(secretId, stage, signal);
    } catch (error) {
      if (!(error instanceof SecretsUnavailable) || error.code === 'secret_unreachable') throw error;
      if (error.code === 'secret_denied') this.#skip(secretId, stage, error);
      return undefined;
    }
  }

  #parseOptional(
    secretId: string,
    version: GetSecretValueResponse,
    label: { readonly stage: Stage; readonly until?: number },
  ): readonly Secret[] {
    try {
      return parseSecrets(secretId, textOf(secretId, version), label);
    } catch (error) {
      this.#skip(secretId, label.stage, error as SecretsUnavailable);
      return [];
    }
  }

  #skip(secretId: string, stage: Stage, { message }: Error): void {
    this.#log.write('warn', 'secret_stage_skipped', { secretId, stage: stagingLabels[stage], message });
  }

  /** @returns nothing where the function may not know; the previous secret then has no end */
  async #lastChange(secretId: string, abortSignal: AbortSignal): Promise<number | undefined> {
    try {
      const { LastChangedDate } = await this.#client.send(new DescribeSecretCommand({ SecretId: secretId }), {
        abortSignal,
      });
      return LastChangedDate?.getTime();
    } catch (error) {
      const failure = unavailable(secretId, error);
      if (failure.code === 'secret_unreachable') throw failure;
      this.#log.write('warn', 'secret_change_unknown', {
        secretId,
        message: 'grant secretsmanager:DescribeSecret, so that a replaced secret stops to verify in time',
      });
      return undefined;
    }
  }
}

function textOf(secretId: string, { SecretString }: GetSecretValueResponse): string {
  if (SecretString !== undefined) return SecretString;
  throw new SecretsUnavailable('binary', secretId, 'is binary; store it as text (SecretString)');
}

function latest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === times.length ? Math.max(...known) : undefined;
}
