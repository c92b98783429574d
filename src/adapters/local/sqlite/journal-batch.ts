import type { Secret } from '../../../domain/verification/secrets/secret.ts';
import { type Answered, type JournalRecord, recordOf } from './journal-record.ts';
import type { Waiting } from './waiting-deliveries.ts';

/** Records that are written together. */
export interface Batch {
  readonly records: readonly JournalRecord[];
  /** Of the memory that their deliveries take until they are written. */
  readonly bytes: number;
}

export interface RecordParts {
  /** What is stored for an endpoint, to be hidden; nothing where it cannot be had. */
  readonly secretsOf: (secretId: string) => Promise<readonly Secret[]>;
  /** Looks, once its sender is answered, at what is not kept of a delivery. What it says has nothing of that. Never fails. */
  readonly find?: (entry: Answered, record: JournalRecord) => Promise<object | undefined>;
}

type SecretsById = ReadonlyMap<string | undefined, readonly Secret[]>;

/** @param onMistake hears of a mistake of ours in one: it is lost, and that is no reason to lose the others */
export async function batchOf(
  entries: readonly Waiting[],
  { secretsOf, find }: RecordParts,
  onMistake: (error: unknown) => void,
): Promise<Batch> {
  const stored = await secretsById(entries, secretsOf);
  const records: JournalRecord[] = [];
  for (const entry of entries) {
    const record = made(entry, stored, onMistake);
    if (record) records.push(withFound(record, await find?.(entry, record)));
  }
  return { records, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Once for each endpoint, so that what hides them is made once. */
async function secretsById(
  entries: readonly Waiting[],
  secretsOf: RecordParts['secretsOf'],
): Promise<SecretsById> {
  const ids = new Set(entries.flatMap(({ endpoint }) => endpoint?.secretId ?? []));
  const stored = new Map<string | undefined, readonly Secret[]>();
  for (const id of ids) stored.set(id, await secretsOf(id));
  for (const { endpoint, secret } of entries) {
    const known = stored.get(endpoint?.secretId) ?? [];
    const isNew = secret && !known.some((one) => one.reveal() === secret.reveal());
    if (isNew) stored.set(endpoint?.secretId, [...known, secret]);
  }
  return stored;
}

function made(
  entry: Waiting,
  stored: SecretsById,
  onMistake: (error: unknown) => void,
): JournalRecord | undefined {
  try {
    return recordOf(entry, entry.answer(), stored.get(entry.endpoint?.secretId) ?? []);
  } catch (error) {
    onMistake(error);
    return undefined;
  }
}

function withFound(record: JournalRecord, found: object | undefined): JournalRecord {
  if (!found) return record;
  const { line, contents } = record;
  return { line, contents: { ...contents, said: { ...contents.said, found } } };
}
