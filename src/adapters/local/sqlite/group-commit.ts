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
 * when that is over, and with what came of itself. One that comes alone waits for no other: there is no timer.
 */
export class GroupCommit {
  readonly #transact: Transact;
  #group: Waiting[] = [];

  /** @param transact does all of some work or, with an exception, nothing of it */
  constructor(transact: Transact) {
    this.#transact = transact;
  }

  /** @param work has no other effect than that on the database: where another one of its group fails, it is done again */
  write<T>(work: () => T, survives: Survives): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#group.length === 0) setImmediate(() => this.#commit(this.#group.splice(0)));
      this.#group.push({ work, survives, resolve, reject });
    }) as Promise<T>;
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
