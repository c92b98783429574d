/** `current` signs and verifies; `pending` verifies before the provider signs with it; `previous` was replaced. */
export type Stage = 'current' | 'pending' | 'previous';

/** Where a secret stands among those that may verify. */
export interface SecretLabel {
  readonly stage: Stage;
  /** In the list that is stored at this stage: 0 is the newest. */
  readonly position: number;
  /** Epoch ms from which on it verifies no more. */
  readonly until?: number;
}

/**
 * A secret value that cannot be printed by accident: as text, in JSON and under `util.inspect` it is `[secret]`.
 * Only `reveal()` gives the value away; the schemes call it, at the moment of use.
 */
export class Secret {
  readonly label: SecretLabel;
  readonly #value: string;

  constructor(value: string, label: SecretLabel = { stage: 'current', position: 0 }) {
    this.#value = value;
    this.label = label;
  }

  /** Whether something newer should be in use. */
  get isOld(): boolean {
    return this.label.stage === 'previous' || this.label.position > 0;
  }

  mayVerifyAt(now: number): boolean {
    return this.label.until === undefined || now < this.label.until;
  }

  /** The text with `[secret]` in every place where the value stands. */
  hideIn(text: string): string {
    return text.replaceAll(this.#value, '[secret]');
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
