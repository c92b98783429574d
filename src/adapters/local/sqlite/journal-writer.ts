import type { Answer, Outcome } from '../../../domain/outcome.ts';
import type { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { Journal, JournalEntry } from '../../../ports/journal.ts';
import type { Log } from '../../../ports/log.ts';
import { isAboutTheValue } from './database-error.ts';
import type { JournalFile, KeptLine } from './journal-file.ts';
import { type Answered, type JournalRecord, recordOf } from './journal-record.ts';

/** As long as a page may lag behind. */
const pauseMs = 100;
const usualRetryMs = 1_000;
const mostAtOnce = 100;
/** For which a batch waits where another process writes; nothing else waits meanwhile. */
const patienceMs = 250;
/** What may wait to be written: headers, bodies, details, and some for the rest of each. */
const usualMostBytes = 32 * 1024 * 1024;
const bytesOfRest = 2_048;

export interface JournalParts {
  /** Opens the file, and makes it where it is missing. @throws where that fails: it is tried again */
  readonly open: () => JournalFile;
  /** What a sender reads of an outcome. */
  readonly answerOf: (outcome: Outcome) => Answer;
  /** What is stored for an endpoint, to be hidden; nothing where it cannot be had. */
  readonly secretsOf: (secretId: string) => Promise<readonly Secret[]>;
  /** Looks, once its sender is answered, at what is not kept of a delivery. What it says has nothing of that. Never fails. */
  readonly find?: (entry: Answered, record: JournalRecord) => Promise<object | undefined>;
  /** Why something failed, for a person. */
  readonly reason: (error: unknown) => string;
  readonly log: Log;
  /** How many deliveries stay. */
  readonly keep: number;
  /** After which what failed is tried again. */
  readonly retryMs?: number;
  readonly mostBytes?: number;
}

interface Waiting extends Answered {
  /** Made when it is written: nobody waits for that. */
  readonly answer: () => Answer;
  /** Of the memory that it takes until then. */
  readonly bytes: number;
}

interface Batch {
  readonly records: readonly JournalRecord[];
  readonly bytes: number;
}

const nothing: Batch = { records: [], bytes: 0 };

/**
 * Writes deliveries a few at a time, while nobody waits, and without waiting for the disk: a kill loses the last moment of the
 * journal. Where it cannot write, they wait in memory until that is full; what comes then is lost here, and nowhere else.
 */
export class JournalWriter implements Journal {
  readonly #parts: JournalParts;
  readonly #listeners = new Set<(lines: readonly KeptLine[]) => void>();
  readonly #entries: Waiting[] = [];
  #batch = nothing;
  #bytes = 0;
  #file: JournalFile | undefined;
  #lost = 0;
  #isFailing = false;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /** How many could not be kept. */
  get lost(): number {
    return this.#lost;
  }

  keep(entry: JournalEntry): void {
    this.#add(entry, () => this.#parts.answerOf(entry.outcome));
  }

  /** What never came to the gateway, and was answered all the same: with status 0, where nobody was there to be answered. */
  keepAnswered(entry: Answered, answer: Answer): void {
    this.#add(entry, () => answer);
  }

  #add(entry: Answered, answer: () => Answer): void {
    const bytes = sizeOf(entry);
    if (this.#bytes + bytes > (this.#parts.mostBytes ?? usualMostBytes)) {
      this.#lost += 1;
      return;
    }
    this.#bytes += bytes;
    this.#entries.push({ ...entry, answer, bytes });
    this.#writeSoon();
  }

  /** @param listener gets those that were written since, oldest first. @returns what ends it */
  listen(listener: (lines: readonly KeptLine[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what is written. @returns nothing where that fails, which is told */
  read<T>(work: (file: JournalFile) => T): T | undefined {
    try {
      return work(this.#opened());
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  /** Writes what waits; what cannot be written goes on waiting. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  /**
   * Deletes some of what is too much, where nothing comes with which that would go; what fails is tried again.
   * @returns how many went
   */
  async prune(atOnce: number): Promise<number> {
    try {
      return await this.#opened().prune(this.#parts.keep, atOnce);
    } catch {
      return 0;
    }
  }

  /** What cannot be written by now is lost. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
    this.#file?.close();
  }

  #writeSoon(): void {
    const { retryMs = usualRetryMs } = this.#parts;
    this.#timer ??= setTimeout(() => this.flush(), this.#isFailing ? retryMs : pauseMs).unref();
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#batch.records.length > 0 || this.#entries.length > 0) {
        if (this.#batch.records.length === 0) this.#batch = await this.#next();
        await this.#write(this.#batch);
      }
    } catch (error) {
      this.#fail(error);
      this.#writeSoon();
    }
  }

  async #next(): Promise<Batch> {
    const entries = this.#entries.splice(0, mostAtOnce);
    const stored = await this.#secretsOf(entries);
    const records: JournalRecord[] = [];
    for (const entry of entries) {
      const record = this.#recordOf(entry, stored);
      if (record) records.push(await this.#withFound(record, entry));
    }
    return { records, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Once for each endpoint, so that what hides them is made once. */
  async #secretsOf(entries: readonly Waiting[]) {
    const ids = new Set(entries.flatMap(({ endpoint }) => endpoint?.secretId ?? []));
    const stored = new Map<string | undefined, readonly Secret[]>();
    for (const id of ids) stored.set(id, await this.#parts.secretsOf(id));
    for (const { endpoint, secret } of entries) {
      const known = stored.get(endpoint?.secretId) ?? [];
      const isNew = secret && !known.some((one) => one.reveal() === secret.reveal());
      if (isNew) stored.set(endpoint?.secretId, [...known, secret]);
    }
    return stored;
  }

  /** A mistake of ours in one is no reason to lose the others. */
  #recordOf(
    entry: Waiting,
    stored: ReadonlyMap<string | undefined, readonly Secret[]>,
  ): JournalRecord | undefined {
    try {
      return recordOf(entry, entry.answer(), stored.get(entry.endpoint?.secretId) ?? []);
    } catch (error) {
      this.#lost += 1;
      this.#fail(error);
      return undefined;
    }
  }

  async #withFound(record: JournalRecord, entry: Answered): Promise<JournalRecord> {
    const found = await this.#parts.find?.(entry, record);
    if (!found) return record;
    const { line, contents } = record;
    return { line, contents: { ...contents, said: { ...contents.said, found } } };
  }

  /** @throws where it is worth trying again */
  async #write({ records, bytes }: Batch): Promise<void> {
    const { keep } = this.#parts;
    let lines: readonly KeptLine[] = [];
    try {
      if (records.length > 0) lines = await this.#opened().add(records, keep, patienceMs);
    } catch (error) {
      if (!isAboutTheValue(error)) throw error;
      this.#lost += records.length;
      this.#fail(error);
    }
    this.#batch = nothing;
    this.#bytes -= bytes;
    if (lines.length === 0) return;
    this.#work();
    for (const listener of this.#listeners) listener(lines);
  }

  #opened(): JournalFile {
    this.#file ??= this.#parts.open();
    return this.#file;
  }

  #fail(error: unknown): void {
    const { log, reason } = this.#parts;
    if (!this.#isFailing) {
      const message = `the journal of deliveries cannot be written: ${reason(error)}; they are received all the same`;
      log.write('warn', 'journal_failed', { message });
    }
    this.#isFailing = true;
  }

  #work(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    const message = `the journal of deliveries can be written again; ${this.#lost} are not in it`;
    this.#parts.log.write('info', 'journal_works', { lost: this.#lost, message });
  }
}

function sizeOf({ delivery: { headers, rawQuery, body }, events }: Answered): number {
  let bytes = body.length + rawQuery.length + bytesOfRest;
  for (const [name, value] of headers) bytes += name.length + value.length;
  for (const { detail } of events) bytes += detail.length;
  return bytes;
}
