import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { Secret, Stage } from '../../../domain/verification/secrets/secret.ts';
import type { SecretReader, StoredStages } from '../../../domain/verification/secrets/secret-reader.ts';
import type { Log } from '../../../ports/log.ts';
import type { SecretStore } from '../../../ports/secrets.ts';
import type { Ahead } from '../ahead.ts';
import {
  describePlaces,
  everyStage,
  type Look,
  type Place,
  readVersion,
  type Version,
} from './secret-calls.ts';
import { stagingLabels } from './staging-labels.ts';

/**
 * Reads a secret in every stage in which it may verify: one call says which versions have these, and what a version holds
 * never changes, so that it is asked for once. What `AWSPREVIOUS` has was replaced when the version was made that is
 * current: its own date tells when that old version was made, and the secret's `LastChangedDate` moves with every tag.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 */
export class SecretsManagerSecrets implements SecretStore {
  readonly #client: SecretsManagerClient;
  readonly #reader: SecretReader;
  readonly #log: Log;
  readonly #ahead: Ahead<Version> | undefined;
  /** By secret, what its versions hold that had a stage at the last look. */
  readonly #known = new Map<string, readonly Version[]>();
  #isDenialTold = false;

  /** @param ahead by secret, its current version */
  constructor(client: SecretsManagerClient, reader: SecretReader, log: Log, ahead?: Ahead<Version>) {
    this.#client = client;
    this.#reader = reader;
    this.#log = log;
    this.#ahead = ahead;
  }

  get(secretId: string): Promise<readonly Secret[]> {
    return this.#during(secretId, async (look) => this.#secretsOf(secretId, await this.#look(look)));
  }

  /** One call. Where the current version is missing, or waits for a secret that its sender delivers, another may be of use. */
  current(secretId: string): Promise<readonly Secret[] | undefined> {
    return this.#during(secretId, async (look) => {
      const versions = [await (this.#ahead?.take(secretId) ?? readVersion(look, { stage: 'current' }))];
      this.#known.set(secretId, versions.filter(isText));
      try {
        return this.#secretsOf(secretId, versions);
      } catch (error) {
        if (error instanceof SecretsUnavailable && error.code === 'secret_absent') return undefined;
        throw error;
      }
    });
  }

  /** The first outage ends the other calls: nothing may go on behind an answer. */
  async #during<T>(secretId: string, look: (look: Look) => Promise<T>): Promise<T> {
    const calls = new AbortController();
    try {
      return await look({ secretId, client: this.#client, abortSignal: calls.signal });
    } finally {
      calls.abort();
    }
  }

  #secretsOf(secretId: string, versions: readonly Version[]): readonly Secret[] {
    return this.#reader.read(secretId, stagesOf(versions), stagingLabels);
  }

  /** A version may go, and labels may move, between the two questions: then both are asked once more. */
  async #look(look: Look): Promise<readonly Version[]> {
    const places = await describePlaces(look).catch((error: SecretsUnavailable) => {
      if (error.code !== 'secret_denied') throw error;
    });
    if (!places) return this.#readEveryStage(look);
    const versions = await this.#read(look, places);
    return versions.some(isAbsent) ? this.#read(look, await describePlaces(look)) : versions;
  }

  async #read(look: Look, places: readonly Place[]): Promise<readonly Version[]> {
    const known = this.#known.get(look.secretId) ?? [];
    const versions = await Promise.all(
      places.map(async (place) => {
        const version = known.find(({ id }) => id && id === place.id);
        return version ? { ...version, ...place } : readVersion(look, place);
      }),
    );
    this.#known.set(look.secretId, versions.filter(isText));
    return versions;
  }

  /** A role that somebody made by hand may read values and nothing else. */
  async #readEveryStage(look: Look): Promise<readonly Version[]> {
    const versions = await Promise.all(everyStage.map((stage) => readVersion(look, { stage })));
    if (!this.#isDenialTold && versions.some(isText)) {
      this.#isDenialTold = true;
      const { secretId } = look;
      const message = `secret ${secretId}: a look is four calls, not one; grant the function secretsmanager:DescribeSecret`;
      this.#log.write('warn', 'secret_describe_denied', { secretId, message });
    }
    return versions;
  }
}

function isText({ text }: Version): boolean {
  return typeof text === 'string';
}

function isAbsent({ text }: Version): boolean {
  return text instanceof SecretsUnavailable && text.code === 'secret_absent';
}

/** A version that is also the current one is at no other stage. */
function stagesOf(versions: readonly Version[]): StoredStages {
  const at = (stage: Stage) => versions.find((version) => version.stage === stage);
  const current = at('current');
  const other = (stage: Stage) => {
    const version = at(stage);
    if (!version || isAbsent(version)) return undefined;
    return version.id === undefined || version.id !== current?.id ? version.text : undefined;
  };
  return {
    current: current?.text,
    pending: other('pending'),
    previous: other('previous'),
    replacedAt: current?.createdAt,
  };
}
