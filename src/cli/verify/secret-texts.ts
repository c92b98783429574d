import type { StoredStages } from '../../domain/verification/secrets/secret-reader.ts';

/** What a store holds, by the ids of its secrets. */
export interface SecretTexts {
  readonly ids: readonly string[];
  /** @throws {SecretsUnavailable} where it cannot be had */
  stagesOf(secretId: string): Promise<StoredStages>;
}
