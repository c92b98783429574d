import type { Config } from '../../app/configuration/config-of.ts';
import type { Candidate } from '../../diagnosis/trial.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Io } from '../io.ts';
import { type GivenText, givenSecrets, givenText } from './given-secrets.ts';
import type { VerifyOptionsRead } from './options.ts';
import { ownDocuments } from './own-documents.ts';
import type { SecretTexts } from './secret-texts.ts';
import { secretTextsInFile } from './secrets-in-file.ts';
import type { Sidecar } from './sidecar.ts';
import { type StoredCandidates, storedCandidates } from './stored-secrets.ts';
import { type StoredTexts, storedTexts } from './stored-texts.ts';

/** With what a delivery may be proven: what it is judged by, and what else it may have been signed with. */
export interface SecretsAtHand {
  readonly candidates: readonly Candidate[];
  readonly others: readonly Candidate[];
  /** Sentences without a full stop. */
  readonly notes: readonly string[];
}

interface Of {
  readonly endpoint: Endpoint;
  readonly config: Config;
}

/**
 * The secrets of files where some are named, or else those of the endpoint; and beside them all others that this machine, or the stack, has.
 * @param captured what was saved beside the delivery: its secret is the endpoint's own
 * @param now epoch ms at which the delivery is judged
 * @throws {UserError}
 */
export async function secretsAtHand(
  { endpoint, config }: Of,
  captured: Sidecar | undefined,
  options: VerifyOptionsRead,
  now: number,
  io: Io,
): Promise<SecretsAtHand> {
  const given = options.given ?? (await capturedText(captured, io));
  const store = options.stack === undefined ? secretTextsInFile(io) : await inAws(config);
  const { secretId } = endpoint;
  const ids = [...new Set([...(secretId === undefined ? [] : [secretId]), ...store.ids])];
  const { byId, notes } = await storedTexts(ids, given === undefined ? secretId : undefined, store);
  const stored = candidatesById(byId, config, now);
  const own = stored.get(secretId ?? '') ?? { verifying: [], others: [] };
  const elsewhere = [...stored].flatMap(([id, { verifying, others }]) =>
    id === secretId ? [] : [...verifying, ...others],
  );
  const documents = [
    ...publishedIn(captured),
    ...(options.stack === undefined ? await ownDocuments(endpoint, now, io) : []),
  ];
  if (given === undefined)
    return { candidates: [...own.verifying, ...documents], others: [...own.others, ...elsewhere], notes };
  return {
    candidates: [...given.flatMap((one) => givenSecrets(one, endpoint)), ...documents],
    others: [...own.verifying, ...own.others, ...elsewhere],
    notes,
  };
}

/** The secrets of files, or else of the endpoint and of no other: what it would verify with, if a delivery is for it. */
export async function ownCandidates(
  { endpoint, config }: Of,
  { given, stack }: VerifyOptionsRead,
  now: number,
  io: Io,
): Promise<readonly Candidate[]> {
  if (given) return given.flatMap((one) => givenSecrets(one, endpoint));
  const { secretId } = endpoint;
  if (secretId === undefined) return stack === undefined ? await ownDocuments(endpoint, now, io) : [];
  const store = stack === undefined ? secretTextsInFile(io) : await inAws(config);
  const { byId } = await storedTexts([secretId], undefined, store);
  return candidatesById(byId, config, now).get(secretId)?.verifying ?? [];
}

function candidatesById(
  byId: StoredTexts['byId'],
  { endpoints, previousSecretSeconds }: Config,
  now: number,
): ReadonlyMap<string, StoredCandidates> {
  const stored = [...byId].map(([id, texts]) => {
    const owners = endpoints.filter(({ secretId }) => secretId === id);
    return [id, storedCandidates(id, texts, owners, previousSecretSeconds, now)] as const;
  });
  return new Map(stored);
}

/** What was saved beside the delivery. */
async function capturedText(
  captured: Sidecar | undefined,
  io: Io,
): Promise<readonly GivenText[] | undefined> {
  return captured?.secretFile === undefined ? undefined : [await givenText(captured.secretFile, io)];
}

function publishedIn(captured: Sidecar | undefined): readonly Candidate[] {
  return (captured?.published ?? []).map((text) => ({
    secret: new Secret(text),
    from: `the key that ${captured?.from} has`,
  }));
}

async function inAws({ endpoints }: Config): Promise<SecretTexts> {
  const { secretTextsInAws } = await import('./secrets-in-aws.ts');
  return secretTextsInAws(endpoints.flatMap(({ secretId }) => secretId ?? []));
}
