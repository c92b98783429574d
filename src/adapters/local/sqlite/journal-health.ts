import type { Log } from '../../../ports/log.ts';

export interface HealthParts {
  /** Why something failed, for a person. */
  readonly reason: (error: unknown) => string;
  readonly log: Log;
}

/** Whether the journal can be written, and how many deliveries are not in it. Its failing is told once, and so is its end. */
export class JournalHealth {
  readonly #parts: HealthParts;
  #isFailing = false;
  #lost = 0;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  get isFailing(): boolean {
    return this.#isFailing;
  }

  get lost(): number {
    return this.#lost;
  }

  lose(deliveries: number): void {
    this.#lost += deliveries;
  }

  fail(error: unknown): void {
    const { log, reason } = this.#parts;
    if (!this.#isFailing) {
      const message = `the journal of deliveries cannot be written: ${reason(error)}; they are received all the same`;
      log.write('warn', 'journal_failed', { message });
    }
    this.#isFailing = true;
  }

  recover(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    const message = `the journal of deliveries can be written again; deliveries that it lacks: ${this.#lost}`;
    this.#parts.log.write('info', 'journal_works', { lost: this.#lost, message });
  }
}
