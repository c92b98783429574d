import type { StoredStages } from '../../domain/verification/secrets/secret-reader.ts';

/** What a store holds, by the ids of its secrets. */
export interface SecretTexts {
  readonly ids: readonly string[];
  /** @throws {UserError} where it cannot be asked */
  stagesOf(secretId: string): Promise<StoredStages>;
}
