import type { Candidate } from '../../diagnosis/trial.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { StoredValue } from '../../domain/verification/credential.ts';
import { readWindow } from '../../domain/verification/secrets/enrolment-window.ts';
import { Secret, type Stage } from '../../domain/verification/secrets/secret.ts';
import { ownerOf, SecretReader, type StoredStages } from '../../domain/verification/secrets/secret-reader.ts';
import { readValues, type SecretValue } from '../../domain/verification/secrets/secret-value.ts';

/** What is stored of one secret, apart by whether the gateway would verify with it. */
export interface StoredCandidates {
  readonly verifying: readonly Candidate[];
  readonly others: readonly Candidate[];
}

const stages: readonly Stage[] = ['current', 'pending', 'previous'];

/**
 * @param owners the endpoints that have this secret
 * @param now epoch ms at which a delivery is judged
 */
export function storedCandidates(
  secretId: string,
  stored: StoredStages,
  owners: readonly Endpoint[],
  previousSecretSeconds: number,
  now: number,
): StoredCandidates {
  const name = owners[0]?.name ?? secretId;
  const reader = new SecretReader(
    { endpoints: owners, previousSecretSeconds },
    { now: () => now },
    { write: () => {} },
  );
  const verifying = verifyingIn(reader, secretId, stored).map((secret) => {
    const { stage, position, account } = secret.label;
    return { secret, from: `the ${stage} secret of ${name}${placeOf(position, account)}` };
  });
  const known = new Set(verifying.map(({ secret }) => secret.reveal()));
  const others = stages.flatMap((stage) => {
    const text = stored[stage];
    if (typeof text !== 'string' || readWindow(text)) return [];
    return valuesOf(secretId, text, owners).flatMap(({ value, fault, position, account }): Candidate[] => {
      const secret = new Secret(value);
      if (known.has(secret.reveal())) return [];
      known.add(secret.reveal());
      const why = fault === undefined ? 'which is over' : `which the gateway leaves out as ${fault.failure}`;
      return [{ secret, from: `the ${stage} secret of ${name}${placeOf(position, account)}, ${why}` }];
    });
  });
  return { verifying, others };
}

function verifyingIn(reader: SecretReader, secretId: string, stored: StoredStages): readonly Secret[] {
  try {
    return reader.read(secretId, stored);
  } catch {
    return [];
  }
}

/** With what the gateway refuses: it may be what the sender signed with. */
export function valuesOf(
  secretId: string,
  text: string,
  owners: readonly Endpoint[],
): readonly (Pick<SecretValue, 'position' | 'account' | 'fault'> & { readonly value: StoredValue })[] {
  try {
    return readValues(
      secretId,
      text,
      owners.map(({ provider }) => ownerOf(provider)),
    );
  } catch {
    const fault = { failure: 'malformed', why: '' } as const;
    return text.trim() === '' ? [] : [{ value: text.trim(), position: 0, fault }];
  }
}

export function placeOf(position: number, account: string | undefined): string {
  const inList = position === 0 ? '' : `, number ${position + 1} in its list`;
  return account === undefined ? inList : `, for account ${account}${inList}`;
}
