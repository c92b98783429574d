import type { Credential, CredentialForm, StoredValue } from '../credential.ts';

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

type Form = Pick<CredentialForm, 'read'>;

/**
 * A secret value that cannot be printed by accident: as text, in JSON and under `util.inspect` it is `[secret]`.
 * Only `reveal()` and `revealEach()` give the value away, and `as()` what it is to a scheme, which is read once.
 */
export class Secret {
  readonly label: SecretLabel;
  readonly #value: StoredValue;
  readonly #read = new WeakMap<Form, Credential | undefined>();

  constructor(value: StoredValue, label: SecretLabel = { stage: 'current', position: 0 }) {
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

  /** What it is by a form. @returns nothing where it does not fit: it then verifies nothing */
  as(form: Form): Credential | undefined {
    if (!this.#read.has(form)) this.#read.set(form, form.read(this.#value));
    return this.#read.get(form);
  }

  /** The text with `[secret]` in every place where the value stands. */
  hideIn(text: string): string {
    // the longest first: one may be the beginning of another
    return Object.values(this.revealEach())
      .toSorted((a, b) => b.length - a.length)
      .reduce((shown, value) => shown.replaceAll(value, '[secret]'), text);
  }

  /** As it is stored: the text, or the JSON of its fields. */
  reveal(): string {
    return typeof this.#value === 'string' ? this.#value : JSON.stringify(this.#value);
  }

  /** Its texts by the names of their fields; one that stands alone has an empty name. */
  revealEach(): Readonly<Record<string, string>> {
    return typeof this.#value === 'string' ? { '': this.#value } : this.#value;
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
