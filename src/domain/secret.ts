/**
 * A secret value that cannot be printed by accident: as text, in JSON and under `util.inspect` it is `[secret]`.
 * Only `reveal()` gives the value away; the schemes call it, at the moment of use.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
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
