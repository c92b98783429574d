/** `current` signs and verifies; `pending` verifies before the provider signs with it; `previous` was replaced. */
export type Stage = 'current' | 'pending' | 'previous';

/** At which stage a secret is, and, where it was replaced, when it verifies: no end, no secret. */
export type Standing = { readonly stage: 'current' | 'pending' } | Replaced;

/** It verifies from `from` until `until`, epoch ms. */
export interface Replaced {
  readonly stage: 'previous';
  readonly from: number;
  readonly until: number;
}

/** Where a secret stands among those that may verify. */
export type SecretLabel = Standing & {
  /** In the list that is stored at this stage: 0 is the newest. */
  readonly position: number;
  /** The only account of the sender whose deliveries it verifies; without one it verifies those of any. */
  readonly account?: string | undefined;
};

/** Two clocks differ by less. A replacement that is further in the future has no known date. */
const mostSkewMs = 300_000;

/**
 * Where a secret stands that was replaced.
 * @param replacedAt epoch ms at which another one took its place
 */
export function replaced(replacedAt: number, previousSecretSeconds: number): Replaced {
  return {
    stage: 'previous',
    from: replacedAt - mostSkewMs,
    until: replacedAt + previousSecretSeconds * 1000,
  };
}

/** Whether what stands so verifies at `now`, epoch ms. What is no number compares with nothing, and never does. */
export function verifiesAt(standing: Standing, now: number): boolean {
  return standing.stage !== 'previous' || (standing.from <= now && now < standing.until);
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

  /** @param account of the sender, where the delivery says one */
  isFor(account: string | undefined): boolean {
    return this.label.account === undefined || this.label.account === account;
  }

  mayVerifyAt(now: number): boolean {
    return verifiesAt(this.label, now);
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
