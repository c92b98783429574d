import { SecretsUnavailable } from '../../domain/errors.ts';

/** Whoever waits so long waits no longer. */
export function late(secretId: string, ms: number): SecretsUnavailable {
  return unreachable(secretId, `was not there within ${ms} ms`);
}

/** What is thrown at us is an outage, whatever it is. */
export function outage(secretId: string, error: unknown): SecretsUnavailable {
  if (error instanceof SecretsUnavailable) return error;
  return unreachable(secretId, `could not be fetched (${(error as Error).name})`, { cause: error });
}

function unreachable(secretId: string, why: string, options?: ErrorOptions): SecretsUnavailable {
  return new SecretsUnavailable('unreachable', secretId, `${why}; it is fetched again`, options);
}
