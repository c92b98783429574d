import { isPassing } from './database-error.ts';

/** `disk` survives a power cut, `process` the end of this process, also by a kill. */
export type Survives = 'disk' | 'process';

type Transact = <T>(work: () => T, survives: Survives) => T;

interface Waiting {
  readonly work: () => unknown;
  readonly survives: Survives;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes that come in one turn of the event loop share a transaction, and with it the wait for the disk. Each is answered
 * when that is over, and with what came of itself. What need not wait for the disk goes before, so that what follows from
 * it still comes in the same turn. One that comes alone waits for no other: there is no timer.
 */
export class GroupCommit {
  readonly #transact: Transact;
  #waiting: Waiting[] = [];
  #isDue = false;

  /** @param transact does all of some work or, with an exception, nothing of it */
  constructor(transact: Transact) {
    this.#transact = transact;
  }

  /** @param work has no other effect than that on the database: where another one of its group fails, it is done again */
  write<T>(work: () => T, survives: Survives): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      if (!this.#isDue) this.#commitAtEndOfTurn();
      this.#waiting.push({ work, survives, resolve, reject });
    }) as Promise<T>;
  }

  /** Between two immediates of one turn Node.js does what was promised by the first. */
  #commitAtEndOfTurn(): void {
    this.#isDue = true;
    setImmediate(() => {
      const quick = this.#waiting.filter(({ survives }) => survives === 'process');
      this.#waiting = this.#waiting.filter(({ survives }) => survives === 'disk');
      if (quick.length > 0) this.#commit(quick);
    });
    setImmediate(() => {
      this.#isDue = false;
      const all = this.#waiting.splice(0);
      if (all.length > 0) this.#commit(all);
    });
  }

  /** Whose fault it is that a group fails is not known: each of it is judged by itself, unless all may soon succeed. */
  #commit(group: readonly Waiting[]): void {
    const survives = group.some((one) => one.survives === 'disk') ? 'disk' : 'process';
    try {
      const results = this.#transact(() => group.map(({ work }) => work()), survives);
      for (const [at, { resolve }] of group.entries()) resolve(results[at]);
    } catch (error) {
      if (group.length > 1 && !isPassing(error)) for (const one of group) this.#commit([one]);
      else for (const { reject } of group) reject(error);
    }
  }
}
