import type { Awaited, Fate } from '../../../domain/publishing/fate.ts';
import type { Waiting } from './message.ts';

/** One in vain may be its own fault, two of a lot one after the other are not. */
const vainPortions = 2;

/**
 * What a batch has met so far, and whether it is worth going on: what a bus would not take now only takes time, and quota
 * from the deliveries that come in meanwhile. A lot is what fails together: what goes to one bus, or is fetched from the
 * store. Quotas are of an account: where one is used up, nothing more is sent at all.
 */
export class Hindrances {
  #throttled: Waiting | undefined;
  readonly #vain = new Map<string, readonly Waiting[]>();

  /** @returns why no more of the lot is to be sent now; nothing where it may be */
  of(lot: string): Waiting | undefined {
    const vain = this.#vain.get(lot) ?? [];
    return this.#throttled ?? (vain.length < vainPortions ? undefined : vain[0]);
  }

  /** @param fates of one portion of the lot, at least one */
  learn(lot: string, fates: readonly Fate[]): void {
    this.#throttled ??= fates.find(isAwaiting('quota'));
    if (!fates.every(isAwaiting('recovery'))) this.forget(lot);
    else this.#vain.set(lot, [...(this.#vain.get(lot) ?? []), ...fates.slice(0, 1)]);
  }

  /** Something of the lot went well. */
  forget(lot: string): void {
    this.#vain.delete(lot);
  }
}

function isAwaiting(awaited: Awaited) {
  return (fate: Fate): fate is Waiting => fate.kind === 'waits' && fate.awaits === awaited;
}
