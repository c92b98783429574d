import { isYounger } from '../../domain/age.ts';
import type { Clock } from '../../ports/clock.ts';

/** A start takes no longer. What is older tells how things were: the process may have waited for hours, or been frozen. */
const longestMs = 5_000;

interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Questions that are asked before anybody is there to wait for their answers. Whoever then asks the same is handed the
 * answer that is under way, and only the first: what is asked later wants to know how things are then.
 */
export class Ahead<Answer> {
  readonly #clock: Clock;
  readonly #asked = new Map<string, Asked<Answer>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ask(question: string, ask: () => Promise<Answer>): void {
    const answer = ask();
    this.#asked.set(question, { answer, at: this.#clock.now() });
    // a process that reads the gateway for long hears its time-outs before its answers: then it is asked again
    answer.catch(() => this.#asked.delete(question));
  }

  /** @returns nothing where nothing was asked, or it failed already, or is too long ago. @throws what `ask` does, later */
  take(question: string): Promise<Answer> | undefined {
    const asked = this.#asked.get(question);
    this.#asked.delete(question);
    return asked && isYounger(asked.at, longestMs, this.#clock.now()) ? asked.answer : undefined;
  }
}
