import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { type DiagnosisParts, diagnosisOf } from './diagnosis-of.ts';
import { giveWay } from './give-way.ts';
import type { TurnedAway } from './turned-away.ts';

const mostRemembered = 20;

interface Parts extends DiagnosisParts {
  /** Another one whenever the secrets may be others. */
  readonly stamp: () => string;
}

interface Known {
  readonly stamp: string;
  readonly diagnosis: Diagnosis | undefined;
}

/**
 * Explains one delivery at a time, in the process of a gateway that takes others meanwhile: it has its turn between any two trials.
 * What was explained last is remembered until the secrets change.
 */
export class Diagnoses {
  readonly #parts: Parts;
  readonly #known = new Map<string, Known>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * @param gone ends it: nobody waits for it any more
   * @returns nothing where its endpoint is no more, or nobody waits
   * @throws {RefusedError} with a sentence where there is nothing to explain
   */
  of(kept: TurnedAway, gone: AbortSignal): Promise<Diagnosis | undefined> {
    const turn = this.#last.then(() => this.#make(kept, gone));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #make(kept: TurnedAway, gone: AbortSignal): Promise<Diagnosis | undefined> {
    if (gone.aborted) return undefined;
    const [key, stamp] = [`${kept.seq} ${kept.time}`, this.#parts.stamp()];
    const known = this.#known.get(key);
    if (known?.stamp === stamp) return known.diagnosis;
    try {
      const diagnosis = await diagnosisOf(kept, this.#parts, () => giveWay(gone));
      this.#remember(key, { stamp, diagnosis });
      return diagnosis;
    } catch (error) {
      if (gone.aborted) return undefined;
      throw error;
    }
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRemembered) this.#known.delete(oldest as string);
  }
}
