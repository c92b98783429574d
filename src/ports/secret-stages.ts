import type { Secret, Stage } from '../domain/verification/secrets/secret.ts';

export interface StagedVersion {
  readonly stage: Stage;
  /** Epoch ms at which this version was made, where the store knows it. */
  readonly createdAt?: number;
}

/** What the rotation of a secret asks of the place where it is kept. Every step may be repeated. */
export interface SecretStages {
  /** The stages that the secret has now. */
  list(secretId: string): Promise<readonly StagedVersion[]>;
  /** What is current, as it is stored, if anything is. */
  current(secretId: string): Promise<Secret | undefined>;
  /** The secret that waits to be promoted, if one does. */
  pending(secretId: string): Promise<Secret | undefined>;
  /** Lets a new secret verify beside the current one, in place of one that is pending. */
  stage(secretId: string, value: Secret): Promise<void>;
  /** Makes the pending secret the current one, and the current one the previous. @returns false when none was pending */
  promote(secretId: string): Promise<boolean>;
  /** Forgets the pending secret. @returns false when none was pending */
  abort(secretId: string): Promise<boolean>;
  /** Forgets the previous secret. @returns false when there was none */
  revoke(secretId: string): Promise<boolean>;
}
