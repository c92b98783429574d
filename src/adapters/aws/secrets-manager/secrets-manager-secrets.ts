import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { SecretReader, StoredStages } from '../../../domain/verification/secrets/secret-reader.ts';
import type { Log } from '../../../ports/log.ts';
import type { SecretStore } from '../../../ports/secrets.ts';
import { absent } from './failure.ts';
import { everyStage, isAbsent, type Place, SecretCalls, type Version } from './secret-calls.ts';
import { stagingLabels } from './staging-labels.ts';

/**
 * Reads a secret in every stage in which it may verify: one call says which versions have these, and what a version holds
 * never changes, so that it is asked for once. What `AWSPREVIOUS` has was replaced when the version was made that is
 * current: its own date tells when that old version was made, and the secret's `LastChangedDate` moves with every tag.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 */
export class SecretsManagerSecrets implements SecretStore {
  readonly #calls: SecretCalls;
  readonly #reader: SecretReader;
  readonly #log: Log;
  /** By secret, those of its versions that had a stage at the last look. */
  readonly #known = new Map<string, readonly Version[]>();
  #isDenialTold = false;

  constructor(client: SecretsManagerClient, reader: SecretReader, log: Log) {
    this.#calls = new SecretCalls(client);
    this.#reader = reader;
    this.#log = log;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    // the first outage ends the other calls: nothing may go on behind an answer
    const calls = new AbortController();
    try {
      const versions = await this.#look(secretId, calls.signal);
      return this.#reader.read(secretId, stagesOf(secretId, versions), stagingLabels);
    } finally {
      calls.abort();
    }
  }

  /** A version may go, and labels may move, between the two questions: then both are asked once more. */
  async #look(secretId: string, signal: AbortSignal): Promise<readonly Version[]> {
    const places = await this.#places(secretId, signal);
    if (!places) return this.#byLabel(secretId, signal);
    const versions = await this.#read(secretId, places, signal);
    if (!versions.some(isAbsent)) return versions;
    return this.#read(secretId, await this.#calls.places(secretId, signal), signal);
  }

  /** @returns nothing where the function may not ask */
  async #places(secretId: string, signal: AbortSignal): Promise<readonly Place[] | undefined> {
    try {
      return await this.#calls.places(secretId, signal);
    } catch (error) {
      if (error instanceof SecretsUnavailable && error.code === 'secret_denied') return undefined;
      throw error;
    }
  }

  async #read(secretId: string, places: readonly Place[], signal: AbortSignal): Promise<readonly Version[]> {
    const known = new Map(this.#known.get(secretId)?.map((version) => [version.id, version]));
    const read = async ({ stage, id }: Place): Promise<Version> => {
      const version = known.get(id);
      return version ? { ...version, stage } : this.#calls.version(secretId, { stage, id }, signal);
    };
    const versions = await Promise.all(places.map(read));
    this.#known.set(
      secretId,
      versions.filter(({ text }) => typeof text === 'string'),
    );
    return versions;
  }

  /** A role that somebody made by hand may read values and nothing else: so every stage is asked for. */
  async #byLabel(secretId: string, signal: AbortSignal): Promise<readonly Version[]> {
    const versions = await Promise.all(
      everyStage.map((stage) => this.#calls.version(secretId, { stage }, signal)),
    );
    if (!this.#isDenialTold && versions.some(({ text }) => typeof text === 'string')) {
      this.#isDenialTold = true;
      this.#log.write('warn', 'secret_describe_denied', {
        secretId,
        message: `secret ${secretId}: its versions may not be listed, so that each look at it is four calls; grant the function secretsmanager:DescribeSecret on every secret that it reads`,
      });
    }
    return versions;
  }
}

/** A version that is also the current one is at no other stage. */
function stagesOf(secretId: string, versions: readonly Version[]): StoredStages {
  const [current, pending, previous] = everyStage.map((stage) => versions.find((one) => one.stage === stage));
  const other = (version: Version | undefined) => {
    if (!version || isAbsent(version)) return undefined;
    return version.id === undefined || version.id !== current?.id ? version.text : undefined;
  };
  return {
    current: current?.text ?? absent(secretId),
    pending: other(pending),
    previous: other(previous),
    replacedAt: current?.createdAt,
  };
}
