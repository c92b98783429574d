import type { Clock } from '../ports/clock.ts';
import { SecretsUnavailable } from './errors.ts';
import { replaced, type Secret, type Stage, type Standing, verifiesAt } from './secret.ts';
import { parseSecrets } from './secret-value.ts';

/** The text of a stage, or why it cannot be read. */
export type StoredText = string | SecretsUnavailable;

/** What a store holds of one secret. */
export interface StoredStages {
  readonly current?: StoredText | undefined;
  readonly pending?: StoredText | undefined;
  readonly previous?: StoredText | undefined;
  /** Epoch ms at which `current` took the place of `previous`. Where it is not known, `previous` does not verify. */
  readonly replacedAt?: number | undefined;
}

/** Told of a stage that is there and does not verify. */
export type LeaveOut = (stage: Stage, why: string) => void;

/** Makes of what is stored the secrets that may verify, the same for every store. */
export class SecretReader {
  readonly #previousSeconds: number;
  readonly #clock: Clock;

  constructor({ previousSecretSeconds }: { readonly previousSecretSeconds: number }, clock: Clock) {
    this.#previousSeconds = previousSecretSeconds;
    this.#clock = clock;
  }

  /**
   * @returns the current ones first, then those that wait, then those that were replaced; at least one
   * @throws {SecretsUnavailable} where the current stage is of no use. Any other is left out
   */
  read(secretId: string, { current, pending, ...old }: StoredStages, leaveOut: LeaveOut): readonly Secret[] {
    const optional = (text: StoredText, standing: Standing) => {
      try {
        return parse(secretId, text, standing);
      } catch (error) {
        leaveOut(standing.stage, (error as Error).message);
        return [];
      }
    };
    const secrets = [
      ...(current === undefined ? [] : parse(secretId, current, { stage: 'current' })),
      ...(pending === undefined ? [] : optional(pending, { stage: 'pending' })),
      ...(old.previous === undefined ? [] : this.#previous(old.previous, old.replacedAt, optional, leaveOut)),
    ];
    if (secrets.length > 0) return secrets;
    throw new SecretsUnavailable('absent', secretId, 'has no value that could verify; put one in');
  }

  /** What is over is not even parsed: it may be what it was replaced for. */
  #previous(
    text: StoredText,
    replacedAt: number | undefined,
    optional: (text: StoredText, standing: Standing) => readonly Secret[],
    leaveOut: LeaveOut,
  ): readonly Secret[] {
    const standing = replaced(replacedAt ?? Number.NaN, this.#previousSeconds);
    const now = this.#clock.now();
    if (verifiesAt(standing, now)) return optional(text, standing);
    if (!(standing.until <= now)) leaveOut('previous', 'nobody knows when it was replaced, so it is over');
    return [];
  }
}

function parse(secretId: string, text: StoredText, standing: Standing): readonly Secret[] {
  if (text instanceof SecretsUnavailable) throw text;
  return parseSecrets(secretId, text, standing);
}
