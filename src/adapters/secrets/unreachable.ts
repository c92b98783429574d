import { SecretsUnavailable } from '../../domain/errors.ts';

/** Nobody who waits can be served; the store has not failed. */
export function late(secretId: string, patienceMs: number): SecretsUnavailable {
  const why = `was not there within ${patienceMs} ms; it is still being fetched`;
  return new SecretsUnavailable('unreachable', secretId, why);
}

/** The store leaves a question open. */
export function silent(secretId: string, longestMs: number): SecretsUnavailable {
  const why = `had no answer within ${longestMs} ms; it is fetched again`;
  return new SecretsUnavailable('unreachable', secretId, why);
}

/** What is thrown at us is an outage, whatever it is. */
export function outage(secretId: string, error: unknown): SecretsUnavailable {
  if (error instanceof SecretsUnavailable) return error;
  const why = `could not be fetched (${(error as Error).name}); it is fetched again`;
  return new SecretsUnavailable('unreachable', secretId, why, { cause: error });
}
