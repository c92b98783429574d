import { FileSecrets } from '../adapters/local/files/file-secrets.ts';
import { readSecretFile, stagedIn, textOf } from '../adapters/local/files/secret-file.ts';
import type { Config } from '../app/configuration/config-of.ts';
import type { AtHand, Candidate, Trial } from '../diagnosis/trial.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import { readWindow } from '../domain/verification/secrets/enrolment-window.ts';
import { Secret, type Stage } from '../domain/verification/secrets/secret.ts';
import { ownerOf, SecretReader } from '../domain/verification/secrets/secret-reader.ts';
import { readValues } from '../domain/verification/secrets/secret-value.ts';

/** What a delivery may have been signed with: what its endpoint verifies with, and all else that is stored. */
export type SecretsAtHand = Pick<Trial, 'candidates'> & Pick<AtHand, 'otherSecrets'>;

const stages: readonly Stage[] = ['current', 'pending', 'previous'];

/**
 * All that the file of this machine holds: of each stage, also what is over or left out, and of each endpoint.
 * @param path of the file
 * @param time epoch ms at which the delivery came, for secrets that verify until their time is over
 */
export async function secretsInFile(
  path: string,
  config: Config,
  endpoint: Endpoint,
  time: number,
): Promise<SecretsAtHand> {
  const candidates = await verifying(path, config, endpoint, time);
  const known = new Set(candidates.map(({ secret }) => secret.reveal()));
  const file = readSecretFile(path);
  const ids = [endpoint.secretId, ...Object.keys(file)].filter((id) => id !== undefined);
  const otherSecrets: Candidate[] = [];
  for (const id of new Set(ids))
    for (const stage of stages)
      for (const one of valuesAt(id, stage, textOf(stagedIn(file, id)[stage]), config)) {
        if (known.has(one.secret.reveal())) continue;
        known.add(one.secret.reveal());
        otherSecrets.push(one);
      }
  return { candidates, otherSecrets };
}

/** As the gateway has them. */
async function verifying(
  path: string,
  config: Config,
  endpoint: Endpoint,
  time: number,
): Promise<readonly Candidate[]> {
  const { secretId } = endpoint;
  if (secretId === undefined) return [];
  const reader = new SecretReader(config, { now: () => time }, { write: () => {} });
  const secrets = await new FileSecrets(path, reader).get(secretId).catch(unlessUnavailable);
  return secrets.map((secret) => candidateOf(secret, endpoint.name));
}

/** @param name of the endpoint */
export function candidateOf(secret: Secret, name: string): Candidate {
  const { stage, position, account } = secret.label;
  const which = position === 0 ? `the ${stage} secret` : `number ${position + 1} of the ${stage} secrets`;
  return { secret, from: `${which} of ${name}${account === undefined ? '' : ` for ${account}`}` };
}

function valuesAt(
  id: string,
  stage: Stage,
  text: string | undefined,
  { endpoints }: Config,
): readonly Candidate[] {
  if (text === undefined || readWindow(text)) return [];
  const owners = endpoints.filter(({ secretId }) => secretId === id);
  const name = owners[0]?.name ?? id;
  try {
    return readValues(
      id,
      text,
      owners.map(({ provider }) => ownerOf(provider)),
    ).map(({ value, position, account, fault }) => {
      const secret = new Secret(value, { ...standing(stage), position, account });
      const { from } = candidateOf(secret, name);
      return { secret, from: fault === undefined ? from : `${from}, which is left out` };
    });
  } catch (error) {
    unlessUnavailable(error);
    return [{ secret: new Secret(text), from: `what is stored as ${id}, which is no secret` }];
  }
}

/** Whether its time is over is what the endpoint asks, and not who wants to know what a delivery was signed with. */
function standing(stage: Stage) {
  return stage === 'previous'
    ? ({ stage, from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY } as const)
    : { stage };
}

function unlessUnavailable(error: unknown): readonly [] {
  if (error instanceof SecretsUnavailable) return [];
  throw error;
}
