import type { Candidate } from '../../diagnosis/trial.ts';
import { isObject } from '../../domain/content/json.ts';
import { hiding } from '../../domain/hiding/hiding.ts';

/** Writes `[secret]` over secrets in every text of a value: the last guard, whoever wrote it. */
export type Hide = <T>(value: T) => T;

export function withoutSecretsAtHand(candidates: readonly Candidate[]): Hide {
  const { inText } = hiding(candidates.flatMap(({ secret }) => Object.values(secret.revealEach())));
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(hide);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner)]))
      : value;
  };
  return (value) => hide(value) as typeof value;
}
