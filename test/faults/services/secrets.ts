import { json, jsonError, type Service, type ServiceCall, type ServiceReply } from './service.ts';

/** Secrets Manager with one stage of each secret. */
export class StoredSecrets implements Service {
  readonly #values: ReadonlyMap<string, string>;
  readonly #changedAt = Math.floor(Date.now() / 1000);

  constructor(values: Readonly<Record<string, string>>) {
    this.#values = new Map(Object.entries(values));
  }

  answer({ operation, input }: ServiceCall): ServiceReply {
    const name = String(input.SecretId);
    const value = this.#values.get(name);
    if (value === undefined) return jsonError('ResourceNotFoundException', 'there is no such secret');
    if (operation === 'DescribeSecret')
      return json({ Name: name, VersionIdsToStages: { [name]: ['AWSCURRENT'] } });
    return (input.VersionStage ?? 'AWSCURRENT') === 'AWSCURRENT'
      ? json({ Name: name, SecretString: value, VersionId: name, CreatedDate: this.#changedAt })
      : jsonError('ResourceNotFoundException', 'there is no value with that staging label');
  }
}
