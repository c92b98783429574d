import type { Answer, Outcome } from '../../../domain/outcome.ts';
import type { Journal, JournalEntry } from '../../../ports/journal.ts';
import { isAboutTheValue } from './database-error.ts';
import type { KeptLine } from './delivery-table.ts';
import { type Batch, batchOf, type RecordParts } from './journal-batch.ts';
import type { JournalFile } from './journal-file.ts';
import { type HealthParts, JournalHealth } from './journal-health.ts';
import type { Answered } from './journal-record.ts';
import { WaitingDeliveries } from './waiting-deliveries.ts';

/** As long as a page may lag behind. */
const pauseMs = 100;
const usualRetryMs = 1_000;
const mostAtOnce = 100;
/** For which a batch waits where another process writes; nothing else waits meanwhile. */
const patienceMs = 250;
/** What may wait to be written. */
const usualMostBytes = 32 * 1024 * 1024;

export interface JournalParts extends RecordParts, HealthParts {
  /** Opens the file, and makes it where it is missing. @throws where that fails: it is tried again */
  readonly open: () => JournalFile;
  /** What a sender reads of an outcome. */
  readonly answerOf: (outcome: Outcome) => Answer;
  /** How many deliveries stay. */
  readonly keep: number;
  /** After which what failed is tried again. */
  readonly retryMs?: number;
  readonly mostBytes?: number;
}

const nothing: Batch = { records: [], bytes: 0 };

/**
 * Writes deliveries a few at a time, while nobody waits, and without waiting for the disk: a kill loses the last moment of the
 * journal. Where it cannot write, they wait in memory until that is full; what comes then is lost here, and nowhere else.
 */
export class JournalWriter implements Journal {
  readonly #parts: JournalParts;
  readonly #health: JournalHealth;
  readonly #waiting: WaitingDeliveries;
  readonly #listeners = new Set<(lines: readonly KeptLine[]) => void>();
  #batch = nothing;
  #file: JournalFile | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#health = new JournalHealth(parts);
    this.#waiting = new WaitingDeliveries(parts.mostBytes ?? usualMostBytes);
  }

  /** How many could not be kept. */
  get lost(): number {
    return this.#health.lost;
  }

  keep(entry: JournalEntry): void {
    this.#add(entry, () => this.#parts.answerOf(entry.outcome));
  }

  /** What never came to the gateway, and was answered all the same: with status 0, where nobody was there to be answered. */
  keepAnswered(entry: Answered, answer: Answer): void {
    this.#add(entry, () => answer);
  }

  #add(entry: Answered, answer: () => Answer): void {
    if (this.#waiting.add(entry, answer)) this.#writeSoon();
    else this.#health.lose(1);
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
      this.#health.fail(error);
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
    this.#timer ??= setTimeout(() => this.flush(), this.#health.isFailing ? retryMs : pauseMs).unref();
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#batch.records.length > 0 || !this.#waiting.isEmpty) {
        if (this.#batch.records.length === 0) this.#batch = await this.#next();
        await this.#write(this.#batch);
      }
    } catch (error) {
      this.#health.fail(error);
      this.#writeSoon();
    }
  }

  async #next(): Promise<Batch> {
    return await batchOf(this.#waiting.take(mostAtOnce), this.#parts, (error) => {
      this.#health.lose(1);
      this.#health.fail(error);
    });
  }

  /** @throws where it is worth trying again */
  async #write({ records, bytes }: Batch): Promise<void> {
    const { keep } = this.#parts;
    let lines: readonly KeptLine[] = [];
    try {
      if (records.length > 0) lines = await this.#opened().add(records, keep, patienceMs);
    } catch (error) {
      if (!isAboutTheValue(error)) throw error;
      this.#health.lose(records.length);
      this.#health.fail(error);
    }
    this.#batch = nothing;
    this.#waiting.free(bytes);
    if (lines.length === 0) return;
    this.#health.recover();
    for (const listener of this.#listeners) listener(lines);
  }

  #opened(): JournalFile {
    this.#file ??= this.#parts.open();
    return this.#file;
  }
}
