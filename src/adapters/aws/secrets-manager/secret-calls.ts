import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { Stage } from '../../../domain/verification/secrets/secret.ts';
import type { StoredText } from '../../../domain/verification/secrets/secret-reader.ts';
import { binary, deleted, unavailable } from './failure.ts';
import { stagingLabels } from './staging-labels.ts';

/** Where a version is: at a stage, and which one, where that is known. */
export interface Place {
  readonly stage: Stage;
  readonly id?: string | undefined;
}

/** What a version holds, or why it cannot be read. */
export interface Version extends Place {
  readonly text: StoredText;
  /** Epoch ms at which it was made. */
  readonly createdAt?: number | undefined;
}

/** In this order: of a version at several stages, the first counts. */
export const everyStage = Object.keys(stagingLabels) as readonly Stage[];

/** The two questions that reading a secret takes. */
export class SecretCalls {
  readonly #client: SecretsManagerClient;

  constructor(client: SecretsManagerClient) {
    this.#client = client;
  }

  /**
   * The versions that have a stage. A pending one may have no value yet, and a secret that waits for its deletion is still
   * described: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
   * @throws {SecretsUnavailable}
   */
  async places(secretId: string, abortSignal: AbortSignal): Promise<readonly Place[]> {
    const describe = new DescribeSecretCommand({ SecretId: secretId });
    const { DeletedDate, VersionIdsToStages = {} } = await this.#client
      .send(describe, { abortSignal })
      .catch((error: unknown) => {
        throw unavailable(secretId, error);
      });
    if (DeletedDate) throw deleted(secretId);
    return Object.entries(VersionIdsToStages).flatMap(([id, labels]) => {
      const stage = everyStage.find((one) => labels.includes(stagingLabels[one]));
      return stage ? [{ stage, id }] : [];
    });
  }

  /**
   * The stage is named too where the version is known: a policy may allow some stages only (`secretsmanager:VersionStage`).
   * @throws {SecretsUnavailable} for an outage. An answer of another kind is known, and stands in place of the text
   */
  async version(secretId: string, { stage, id }: Place, abortSignal: AbortSignal): Promise<Version> {
    const read = new GetSecretValueCommand({
      SecretId: secretId,
      VersionStage: stagingLabels[stage],
      ...(id === undefined ? {} : { VersionId: id }),
    });
    try {
      const { VersionId, SecretString, CreatedDate } = await this.#client.send(read, { abortSignal });
      const text = SecretString ?? binary(secretId);
      return { stage, id: id ?? VersionId, text, createdAt: CreatedDate?.getTime() };
    } catch (error) {
      const failure = unavailable(secretId, error);
      if (failure.code === 'secret_unreachable') throw failure;
      return { stage, id, text: failure };
    }
  }
}

export function isAbsent({ text }: Version): boolean {
  return text instanceof SecretsUnavailable && text.code === 'secret_absent';
}
