import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { Secret, type Stage } from '../../domain/secret.ts';
import type { SecretStages, StagedVersion } from '../../ports/secret-stages.ts';
import { stagingLabels } from './staging-labels.ts';

/** Moves the staging labels of a secret: https://docs.aws.amazon.com/secretsmanager/latest/userguide/getting-started.html#term_version */
export class SecretsManagerStages implements SecretStages {
  readonly #client: SecretsManagerClient;

  constructor(client: SecretsManagerClient) {
    this.#client = client;
  }

  async list(secretId: string): Promise<readonly StagedVersion[]> {
    const { Versions = [] } = await this.#client.send(
      new ListSecretVersionIdsCommand({ SecretId: secretId }),
    );
    const stages = Object.keys(stagingLabels) as Stage[];
    return stages.flatMap((stage) => {
      const version = Versions.find(({ VersionStages = [] }) => VersionStages.includes(stagingLabels[stage]));
      if (!version || (stage === 'pending' && version.VersionStages?.includes(stagingLabels.current)))
        return [];
      return [{ stage, ...(version.CreatedDate ? { createdAt: version.CreatedDate.getTime() } : {}) }];
    });
  }

  async pending(secretId: string): Promise<Secret | undefined> {
    if (!(await this.#pendingVersion(secretId))) return undefined;
    const { SecretString = '' } = await this.#client.send(
      new GetSecretValueCommand({ SecretId: secretId, VersionStage: stagingLabels.pending }),
    );
    return new Secret(SecretString);
  }

  async stage(secretId: string, value: Secret): Promise<void> {
    await this.#client.send(
      new PutSecretValueCommand({
        SecretId: secretId,
        SecretString: value.reveal(),
        VersionStages: [stagingLabels.pending],
      }),
    );
  }

  async promote(secretId: string): Promise<boolean> {
    const pending = await this.#pendingVersion(secretId);
    if (!pending) return false;
    const current = await this.#versionWith(secretId, stagingLabels.current);
    // Secrets Manager moves AWSPREVIOUS to the version that AWSCURRENT leaves
    await this.#move(secretId, stagingLabels.current, { from: current, to: pending });
    await this.#move(secretId, stagingLabels.pending, { from: pending });
    return true;
  }

  async abort(secretId: string): Promise<boolean> {
    const pending = await this.#pendingVersion(secretId);
    if (pending) await this.#move(secretId, stagingLabels.pending, { from: pending });
    return pending !== undefined;
  }

  async revoke(secretId: string): Promise<boolean> {
    const previous = await this.#versionWith(secretId, stagingLabels.previous);
    if (previous) await this.#move(secretId, stagingLabels.previous, { from: previous });
    return previous !== undefined;
  }

  /** A version that is pending and current is one whose promotion was cut short: nothing waits. */
  async #pendingVersion(secretId: string): Promise<string | undefined> {
    const pending = await this.#versionWith(secretId, stagingLabels.pending);
    if (pending === undefined || pending !== (await this.#versionWith(secretId, stagingLabels.current)))
      return pending;
    await this.#move(secretId, stagingLabels.pending, { from: pending });
    return undefined;
  }

  async #versionWith(secretId: string, label: string): Promise<string | undefined> {
    const { VersionIdsToStages = {} } = await this.#client.send(
      new DescribeSecretCommand({ SecretId: secretId }),
    );
    return Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes(label))?.[0];
  }

  async #move(
    secretId: string,
    label: string,
    { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  ): Promise<void> {
    await this.#client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secretId,
        VersionStage: label,
        ...(from === undefined ? {} : { RemoveFromVersionId: from }),
        ...(to === undefined ? {} : { MoveToVersionId: to }),
      }),
    );
  }
}
