import { withoutShort } from '../../diagnosis/explanation/short-secrets.ts';
import { meantTexts } from '../../diagnosis/secret/meant-texts.ts';
import type { Candidate } from '../../diagnosis/trial.ts';
import { isObject } from '../../domain/content/json.ts';
import { hiding } from '../../domain/hiding/hiding.ts';
import type { GivenDelivery } from './given-delivery.ts';

/** Writes `[secret]` over secrets in every text of a value: the last guard, whoever wrote it. */
export type Hide = <T>(value: T) => T;

export function withoutSecretsAtHand(candidates: readonly Candidate[]): Hide {
  const { inText } = hiding(
    candidates.flatMap(({ secret }) => Object.values(secret.revealEach()).flatMap(meantTexts)),
  );
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(hide);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner)]))
      : value;
  };
  return (value) => hide(value) as typeof value;
}

/** The last guard knows no short ones: they may stand in the path. */
export function withoutShortSecrets(
  delivery: GivenDelivery,
  candidates: readonly Candidate[],
): GivenDelivery {
  const hide = withoutShort(candidates.flatMap(({ secret }) => Object.values(secret.revealEach())));
  return { ...delivery, request: { ...delivery.request, rawPath: hide(delivery.request.rawPath) } };
}
