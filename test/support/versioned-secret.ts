import { type AwsCall, type AwsReply, awsError } from './aws-server.ts';

interface Version {
  readonly value: string;
  readonly createdAt: number;
  readonly stages: Set<string>;
}

interface PutInput {
  readonly SecretString: string;
  readonly VersionStages: readonly string[];
  readonly ClientRequestToken: string;
}

/** One secret with versions and staging labels, as Secrets Manager moves them. */
export class VersionedSecret {
  readonly versions = new Map<string, Version>();

  /** @param value without one it is a secret that nobody has put anything in */
  constructor(value?: string) {
    if (value !== undefined)
      this.versions.set('v1', { value, createdAt: 1_000, stages: new Set(['AWSCURRENT']) });
  }

  /** What is at each label. */
  get labelled(): Readonly<Record<string, string>> {
    const labels = [...this.versions.values()].flatMap(({ value, stages }) =>
      [...stages].map((label) => [label, value]),
    );
    return Object.fromEntries(labels);
  }

  answer({ operation, input }: AwsCall): AwsReply | undefined {
    const { VersionStage: stage = 'AWSCURRENT', VersionId: named } = input as {
      VersionStage?: string;
      VersionId?: string;
    };
    switch (operation) {
      case 'GetSecretValue': {
        const [id, version] = named ? [named, this.versions.get(named)] : (this.#with(stage) ?? []);
        return version
          ? { body: { SecretString: version.value, VersionId: id, CreatedDate: version.createdAt } }
          : awsError('ResourceNotFoundException', `there is no value with the staging label ${stage}`);
      }
      case 'DescribeSecret': {
        const stages = [...this.versions].map(([id, version]) => [id, [...version.stages]]);
        return { body: { VersionIdsToStages: Object.fromEntries(stages) } };
      }
      case 'ListSecretVersionIds': {
        const listed = [...this.versions].map(([VersionId, { createdAt, stages }]) => ({
          VersionId,
          CreatedDate: createdAt,
          VersionStages: [...stages],
        }));
        return { body: { Versions: listed } };
      }
      case 'PutSecretValue':
        return this.#put(input as unknown as PutInput);
      case 'UpdateSecretVersionStage':
        return this.#move(stage, input as { RemoveFromVersionId?: string; MoveToVersionId?: string });
      default:
        return undefined;
    }
  }

  #with(stage: string): [string, Version] | undefined {
    return [...this.versions].find(([, { stages }]) => stages.has(stage));
  }

  /** A token that was seen before makes no version, and moves no label. */
  #put({ SecretString: value, VersionStages, ClientRequestToken: token }: PutInput): AwsReply {
    const known = this.versions.get(token);
    if (known && known.value !== value)
      return awsError('ResourceExistsException', 'a version with this token holds another value');
    if (!known) {
      const id = token.length === 64 ? token : `v${this.versions.size + 1}`;
      const current = this.#with('AWSCURRENT')?.[1];
      for (const { stages } of this.versions.values()) {
        for (const stage of VersionStages) stages.delete(stage);
        if (VersionStages.includes('AWSCURRENT')) stages.delete('AWSPREVIOUS');
      }
      if (VersionStages.includes('AWSCURRENT')) current?.stages.add('AWSPREVIOUS');
      const createdAt = 1_000 * (this.versions.size + 1);
      // the first of all becomes the current one, whatever it was to be
      const labels = new Set(this.versions.size === 0 ? ['AWSCURRENT', ...VersionStages] : VersionStages);
      this.versions.set(id, { value, createdAt, stages: labels });
      return { body: { VersionId: id, VersionStages: [...labels] } };
    }
    return { body: { VersionId: token, VersionStages: [...known.stages] } };
  }

  #move(
    stage: string,
    {
      RemoveFromVersionId: from,
      MoveToVersionId: to,
    }: { RemoveFromVersionId?: string; MoveToVersionId?: string },
  ): AwsReply {
    const holder = this.#with(stage);
    if (holder && holder[0] !== from)
      return awsError('InvalidParameterException', 'name the version that has the label');
    if (from !== undefined) this.versions.get(from)?.stages.delete(stage);
    if (to !== undefined) this.versions.get(to)?.stages.add(stage);
    if (stage === 'AWSCURRENT' && from !== undefined) {
      this.#with('AWSPREVIOUS')?.[1].stages.delete('AWSPREVIOUS');
      this.versions.get(from)?.stages.add('AWSPREVIOUS');
    }
    return { body: {} };
  }
}
