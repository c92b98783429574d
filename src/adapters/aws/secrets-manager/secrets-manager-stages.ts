import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { sha256Hex } from '../../../domain/verification/crypto.ts';
import { Secret, type Stage } from '../../../domain/verification/secrets/secret.ts';
import type { SecretStages, StagedVersion } from '../../../ports/secret-stages.ts';
import { binary } from './failure.ts';
import { stagingLabels } from './staging-labels.ts';

/** A pending version, and the one in whose place it is to come; the first secret of all comes in nobody's. */
interface Waiting {
  readonly version: string;
  readonly text: string;
  readonly current: string | undefined;
}

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
    const staged = stages.flatMap((stage) => {
      const version = Versions.find(({ VersionStages = [] }) => VersionStages.includes(stagingLabels[stage]));
      if (!version) return [];
      return [{ stage, ...(version.CreatedDate ? { createdAt: version.CreatedDate.getTime() } : {}) }];
    });
    return (await this.#waiting(secretId)) ? staged : staged.filter(({ stage }) => stage !== 'pending');
  }

  async current(secretId: string): Promise<Secret | undefined> {
    const version = await this.#versionWith(secretId, stagingLabels.current);
    return version === undefined ? undefined : new Secret(await this.#text(secretId, version));
  }

  async pending(secretId: string): Promise<Secret | undefined> {
    const waiting = await this.#waiting(secretId);
    return waiting && new Secret(waiting.text);
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

  /**
   * The pending value becomes current in a version of its own: how long the one before verifies is counted from the
   * date of the version that is current, and the pending one may have been made long ago.
   */
  async promote(secretId: string): Promise<boolean> {
    const waiting = await this.#waiting(secretId);
    if (waiting) await this.#makeCurrent(secretId, waiting);
    await this.#forgetPending(secretId);
    return waiting !== undefined;
  }

  async abort(secretId: string): Promise<boolean> {
    const waiting = await this.#waiting(secretId);
    await this.#forgetPending(secretId);
    return waiting !== undefined;
  }

  async revoke(secretId: string): Promise<boolean> {
    const previous = await this.#versionWith(secretId, stagingLabels.previous);
    if (previous) await this.#move(secretId, stagingLabels.previous, { from: previous });
    return previous !== undefined;
  }

  /** What is pending. What is current already waits for nothing: its promotion was cut short. */
  async #waiting(secretId: string): Promise<Waiting | undefined> {
    const version = await this.#versionWith(secretId, stagingLabels.pending);
    if (version === undefined) return undefined;
    const current = await this.#versionWith(secretId, stagingLabels.current);
    const text = await this.#text(secretId, version);
    return current && text === (await this.#text(secretId, current)) ? undefined : { version, text, current };
  }

  /** Secrets Manager moves AWSPREVIOUS to the version that AWSCURRENT leaves. */
  async #makeCurrent(secretId: string, { version, text, current }: Waiting): Promise<void> {
    const to = promotionToken(version, current);
    const { VersionStages: labels = [] } = await this.#client.send(
      new PutSecretValueCommand({
        SecretId: secretId,
        SecretString: text,
        VersionStages: [stagingLabels.current],
        ClientRequestToken: to,
      }),
    );
    // it was made before, and somebody has gone back since: then the request moves nothing
    if (!labels.includes(stagingLabels.current))
      await this.#move(secretId, stagingLabels.current, { from: current, to });
  }

  async #text(secretId: string, version: string): Promise<string> {
    const read = new GetSecretValueCommand({ SecretId: secretId, VersionId: version });
    const { SecretString } = await this.#client.send(read);
    if (SecretString === undefined) throw binary(secretId);
    return SecretString;
  }

  async #forgetPending(secretId: string): Promise<void> {
    const pending = await this.#versionWith(secretId, stagingLabels.pending);
    if (pending) await this.#move(secretId, stagingLabels.pending, { from: pending });
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

/**
 * The name of the version in which a pending one takes the place of a current one: a request that is repeated, since its
 * answer was lost, makes no second version, from which AWSPREVIOUS would be the same secret as AWSCURRENT.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
function promotionToken(pending: string, current = 'none'): string {
  return sha256Hex(pending, ' replaces ', current);
}
