import type { Fate } from '../../../domain/publishing/fate.ts';
import type { Waiting } from './message.ts';

/** One portion in vain may be the fault of its events, two of a lot one after the other are not. */
const vainPortions = 2;

/**
 * What a batch has met so far, and whether it is worth going on: what a bus would not take now only takes time, and quota
 * from the deliveries that come in meanwhile. Quotas are of an account: where one is used up, nothing more is sent at all.
 */
export class Hindrances {
  #throttled: Waiting | undefined;
  readonly #vain = new Map<string, readonly Waiting[]>();

  /** @returns why no more of the lot is to be sent now; nothing where it may be */
  of(lot: string): Waiting | undefined {
    const vain = this.#vain.get(lot) ?? [];
    return this.#throttled ?? (vain.length < vainPortions ? undefined : vain[0]);
  }

  /** @param fates of one portion of the lot */
  learn(lot: string, fates: readonly Fate[]): void {
    const waiting = fates.filter((fate) => fate.kind === 'waits');
    this.#throttled ??= waiting.find(({ awaits }) => awaits === 'quota');
    const [first] = waiting.filter(({ awaits }) => awaits === 'recovery');
    const isInVain =
      first && waiting.length === fates.length && waiting.every(({ awaits }) => awaits === 'recovery');
    this.#vain.set(lot, isInVain ? [...(this.#vain.get(lot) ?? []), first] : []);
  }
}
