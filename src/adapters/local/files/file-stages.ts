import { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { SecretStages, StagedVersion } from '../../../ports/secret-stages.ts';
import { readSecretFile, type StagedRecord, textOf, toStaged, writeSecretFile } from './secret-file.ts';

/** The stages of a secret in the file. */
export class FileStages implements SecretStages {
  readonly #path: string;
  readonly #clock: Clock;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  async list(secretId: string): Promise<readonly StagedVersion[]> {
    const staged = this.#staged(secretId);
    return (['current', 'pending', 'previous'] as const)
      .filter((stage) => staged[stage] !== undefined)
      .map((stage) => ({ stage }));
  }

  async pending(secretId: string): Promise<Secret | undefined> {
    const { current, pending } = this.#staged(secretId);
    const text = textOf(pending);
    return text === undefined || text === textOf(current) ? undefined : new Secret(text);
  }

  async stage(secretId: string, value: Secret): Promise<void> {
    this.#write(secretId, { ...this.#staged(secretId), pending: value.reveal() });
  }

  async promote(secretId: string): Promise<boolean> {
    const { pending, ...others } = this.#staged(secretId);
    if (pending === undefined) return false;
    // what is current already replaces nothing, least of all the secret before it
    const isNew = textOf(pending) !== textOf(others.current);
    this.#write(
      secretId,
      isNew ? { current: pending, previous: others.current, replacedAt: this.#clock.now() } : others,
    );
    return isNew;
  }

  async abort(secretId: string): Promise<boolean> {
    const { pending, ...others } = this.#staged(secretId);
    if (pending !== undefined) this.#write(secretId, others);
    return pending !== undefined;
  }

  async revoke(secretId: string): Promise<boolean> {
    const { previous, ...others } = this.#staged(secretId);
    if (previous !== undefined) this.#write(secretId, others);
    return previous !== undefined;
  }

  #staged(secretId: string): StagedRecord {
    const secrets = readSecretFile(this.#path);
    return toStaged(Object.hasOwn(secrets, secretId) ? secrets[secretId] : undefined);
  }

  #write(secretId: string, staged: StagedRecord): void {
    writeSecretFile(this.#path, { ...readSecretFile(this.#path), [secretId]: staged });
  }
}
