import { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { SecretStages, StagedVersion } from '../../../ports/secret-stages.ts';
import { exclusively } from './exclusively.ts';
import { readSecretFile, type StagedRecord, stagedIn, textOf, writeSecretFile } from './secret-file.ts';

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

  async current(secretId: string): Promise<Secret | undefined> {
    const text = textOf(this.#staged(secretId).current);
    return text === undefined ? undefined : new Secret(text);
  }

  async pending(secretId: string): Promise<Secret | undefined> {
    const { current, pending } = this.#staged(secretId);
    const text = textOf(pending);
    return text === undefined || text === textOf(current) ? undefined : new Secret(text);
  }

  async stage(secretId: string, value: Secret): Promise<void> {
    await this.#change(secretId, (staged) => ({ ...staged, pending: value.reveal() }));
  }

  async promote(secretId: string): Promise<boolean> {
    let isNew = false;
    await this.#change(secretId, ({ pending, ...others }) => {
      if (pending === undefined) return undefined;
      // what is current already replaces nothing, least of all the secret before it
      isNew = textOf(pending) !== textOf(others.current);
      return isNew ? { current: pending, previous: others.current, replacedAt: this.#clock.now() } : others;
    });
    return isNew;
  }

  abort(secretId: string): Promise<boolean> {
    return this.#change(secretId, ({ pending, ...others }) => (pending === undefined ? undefined : others));
  }

  revoke(secretId: string): Promise<boolean> {
    return this.#change(secretId, ({ previous, ...others }) => (previous === undefined ? undefined : others));
  }

  #staged(secretId: string): StagedRecord {
    return stagedIn(readSecretFile(this.#path), secretId);
  }

  /** @param change nothing where there is nothing to change. @returns whether there was */
  #change(secretId: string, change: (staged: StagedRecord) => StagedRecord | undefined): Promise<boolean> {
    return exclusively(this.#path, () => {
      const secrets = readSecretFile(this.#path);
      const staged = change(stagedIn(secrets, secretId));
      // of a record without stages nobody could tell that it is one
      const record = staged && Object.keys(staged).length > 0 ? staged : undefined;
      if (staged) writeSecretFile(this.#path, { ...secrets, [secretId]: record });
      return staged !== undefined;
    });
  }
}
