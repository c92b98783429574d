/** Thrown by `ObjectStore` for an object that it has not, or does not give: the store is well, and others may be there. */
export class ObjectRefused extends Error {
  /** @param cause the store's own words, which it takes over */
  constructor(cause: Error) {
    super(cause.message, { cause });
    this.name = cause.name;
  }
}

/** Why no secret can be had. `unreachable` needs time, all others need a person. */
export type SecretsFailure = 'unreachable' | 'denied' | 'absent' | 'binary' | 'empty' | 'malformed' | 'weak';

/** Thrown by `Secrets`: without a secret nothing can be verified, and the sender is told so. */
export class SecretsUnavailable extends Error {
  override readonly name = 'SecretsUnavailable';
  readonly code: `secret_${SecretsFailure}`;
  readonly secretId: string;

  /** @param advice what the operator should do, in one sentence; never holds a secret's value */
  constructor(failure: SecretsFailure, secretId: string, advice: string, options?: ErrorOptions) {
    super(`secret ${secretId}: ${advice}`, options);
    this.code = `secret_${failure}`;
    this.secretId = secretId;
  }
}
