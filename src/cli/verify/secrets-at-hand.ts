import { readSecretFile, stagedIn, textOf } from '../../adapters/local/files/secret-file.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Candidate } from '../../diagnosis/trial.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import { reason } from '../failure-words.ts';
import { type Io, UserError } from '../io.ts';
import { statePaths } from '../state-folder.ts';
import type { Captured } from './captured-beside.ts';
import { givenSecrets } from './given-secrets.ts';
import type { JudgedEndpoint } from './judged-endpoint.ts';
import type { VerifyOptions } from './options.ts';
import { ownDocuments } from './own-documents.ts';
import type { SecretTexts } from './secret-texts.ts';
import { type StoredCandidates, storedCandidates } from './stored-secrets.ts';
import { storedTexts } from './stored-texts.ts';

/** With what a delivery may be proven: what it is judged by, and what else it may have been signed with. */
export interface SecretsAtHand {
  readonly candidates: readonly Candidate[];
  readonly others: readonly Candidate[];
  /** Sentences without a full stop. */
  readonly notes: readonly string[];
}

/**
 * The secrets of files where some are named, or else those of the endpoint; and beside them all others that this machine, or the stack, has.
 * @param captured what was saved beside the delivery: its secret is the endpoint's own
 * @param now epoch ms at which the delivery is judged
 * @throws {UserError}
 */
export async function secretsAtHand(
  { endpoint, config }: Pick<JudgedEndpoint, 'endpoint' | 'config'>,
  captured: Captured | undefined,
  { secretFile: named, stack }: VerifyOptions,
  now: number,
  io: Io,
): Promise<SecretsAtHand> {
  const secretFile = named ?? (captured?.secretFile === undefined ? undefined : [captured.secretFile]);
  const store = stack === undefined ? inFile(io) : await inAws(config);
  const { secretId } = endpoint;
  const ids = [...new Set([...(secretId === undefined ? [] : [secretId]), ...store.ids])];
  const stored = new Map<string, StoredCandidates>();
  const { byId, notes } = await storedTexts(ids, secretFile === undefined ? secretId : undefined, store);
  for (const [id, texts] of byId) {
    const owners = config.endpoints.filter((one) => one.secretId === id);
    stored.set(id, storedCandidates(id, texts, owners, config.previousSecretSeconds, now));
  }
  const own = stored.get(secretId ?? '') ?? { verifying: [], others: [] };
  const elsewhere = [...stored].flatMap(([id, { verifying, others }]) =>
    id === secretId ? [] : [...verifying, ...others],
  );
  const documents = [
    ...publishedIn(captured),
    ...(stack === undefined ? await ownDocuments(endpoint, now, io) : []),
  ];
  if (secretFile === undefined)
    return { candidates: [...own.verifying, ...documents], others: [...own.others, ...elsewhere], notes };
  const given = await Promise.all(secretFile.map((path) => givenSecrets(path, endpoint, io)));
  return {
    candidates: [...given.flat(), ...documents],
    others: [...own.verifying, ...own.others, ...elsewhere],
    notes,
  };
}

function publishedIn(captured: Captured | undefined): readonly Candidate[] {
  return (captured?.published ?? []).map((text) => ({
    secret: new Secret(text),
    from: `the key that ${captured?.from} has`,
  }));
}

function inFile(io: Io): SecretTexts {
  const { secrets: path } = statePaths(io);
  const stored = fileAt(path);
  return {
    ids: Object.keys(stored),
    stagesOf: async (secretId) => {
      const { current, pending, previous, replacedAt } = stagedIn(stored, secretId);
      return {
        current: textOf(current),
        pending: textOf(pending),
        previous: textOf(previous),
        replacedAt: typeof replacedAt === 'number' ? replacedAt : undefined,
      };
    },
  };
}

function fileAt(path: string): ReturnType<typeof readSecretFile> {
  try {
    return readSecretFile(path);
  } catch (error) {
    const why =
      (error as Error).name === 'SyntaxError' ? 'it is not a JSON object of ids and secrets' : reason(error);
    throw new UserError(`${path} cannot be used: ${why}`);
  }
}

async function inAws({ endpoints }: Config): Promise<SecretTexts> {
  const { secretTextsInAws } = await import('./secrets-in-aws.ts');
  return secretTextsInAws(endpoints.flatMap(({ secretId }) => secretId ?? []));
}
