import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Stage } from '../../../domain/verification/secrets/secret.ts';
import type { StoredText } from '../../../domain/verification/secrets/secret-reader.ts';
import { binary, unavailable } from './failure.ts';
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

export const everyStage = Object.keys(stagingLabels) as readonly Stage[];

/** One look at a secret: its calls end with it. */
export interface Look {
  readonly secretId: string;
  readonly client: SecretsManagerClient;
  readonly abortSignal: AbortSignal;
}

/**
 * Where the versions are that have a stage. The current one is always among them, though without an id where nobody describes
 * it, as where the secret waits for its deletion: reading it says why. A pending one may have no value yet.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
 * @throws {SecretsUnavailable}
 */
export async function describePlaces({ secretId, client, abortSignal }: Look): Promise<readonly Place[]> {
  try {
    const describe = new DescribeSecretCommand({ SecretId: secretId });
    const { DeletedDate, VersionIdsToStages } = await client.send(describe, { abortSignal });
    const described = Object.entries((!DeletedDate && VersionIdsToStages) || {});
    const places = everyStage.map((stage) => ({
      stage,
      id: described.find(([, labels]) => labels.includes(stagingLabels[stage]))?.[0],
    }));
    return places.filter(({ stage, id }) => stage === 'current' || id !== undefined);
  } catch (error) {
    throw unavailable(secretId, error);
  }
}

/**
 * The stage is named too where the version is known: a policy may allow some stages only (`secretsmanager:VersionStage`).
 * @throws {SecretsUnavailable} for an outage. An answer of another kind is known, and stands in place of the text
 */
export async function readVersion(
  { secretId, client, abortSignal }: Look,
  { stage, id }: Place,
): Promise<Version> {
  try {
    const { VersionId, SecretString, CreatedDate } = await client.send(
      new GetSecretValueCommand({ SecretId: secretId, VersionId: id, VersionStage: stagingLabels[stage] }),
      { abortSignal },
    );
    const text = SecretString ?? binary(secretId);
    return { stage, id: VersionId, text, createdAt: CreatedDate?.getTime() };
  } catch (error) {
    const text = unavailable(secretId, error);
    if (text.code === 'secret_unreachable') throw text;
    return { stage, id, text };
  }
}
