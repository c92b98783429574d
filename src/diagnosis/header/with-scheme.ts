import type { Scheme } from '../../domain/verification/scheme.ts';
import type { Trial } from '../trial.ts';

/** The trial at an endpoint whose sender proves itself by another scheme. */
export function withScheme(trial: Trial, scheme: Scheme): Trial {
  const { endpoint } = trial;
  return { ...trial, endpoint: { ...endpoint, provider: { ...endpoint.provider, scheme } } };
}
