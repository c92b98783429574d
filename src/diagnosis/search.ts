/**
 * The causes of a failure are found by trials: each puts one thing right, or two, and is judged as the engine judges a delivery. So
 * what is found is proven, and nothing here verifies in a way of its own.
 */
import type { Claim } from '../domain/verification/claim.ts';
import { isRejection, type Rejection } from '../domain/verification/verdict.ts';
import { Budget, costOfBody, costOfClaim, costOfJudging } from './budget.ts';
import type { Axis, Cause, Variant, Vary } from './cause.ts';
import type { Pause } from './diagnosis.ts';
import { claimOf, judged } from './judged.ts';
import { Seen } from './seen.ts';
import type { AtHand, Candidate, Trial } from './trial.ts';

/** What a search came to: the causes, and what was tried to find them. */
export interface Found {
  /** One or two; empty where nothing that was tried fits. */
  readonly causes: readonly Cause[];
  /** With them put right. */
  readonly trial: Trial | undefined;
  /** What it then verifies with. */
  readonly by: Candidate | undefined;
  readonly single: number;
  readonly pairs: number;
  readonly isComplete: boolean;
}

/** How each axis is varied. The likeliest is first, and ends it where it fits. */
export type Axes = readonly (readonly [Axis, Vary])[];

/**
 * Which axis is varied behind which, the likeliest first: what is dear to vary stands before, since that is done once, and a
 * time that is read of the request, or a secret that is tried with one claim, behind. Of a time that is off there is no claim.
 */
const behind: Readonly<Record<Axis, readonly Axis[]>> = {
  time: ['secret'],
  secret: [],
  header: ['time', 'secret'],
  url: ['time', 'secret', 'header'],
  body: ['time', 'secret', 'header', 'url'],
  sender: ['time', 'secret', 'header', 'url', 'body'],
};

export async function search(
  trial: Trial,
  atHand: AtHand,
  axes: Axes,
  pause: Pause,
  budget = new Budget(),
): Promise<Found> {
  return await new Search(atHand, new Map(axes), pause, budget).of(trial);
}

/** The first axes must not take it all: of a large body, the likeliest variants of each are tried. */
const shareOfAxis = 2 / 3;

/** Of that, what other secrets may take that are tried with each. */
const shareOfPairs = 1 / 3;

/** What verifies with these causes put right. */
interface Repaired extends Pick<Found, 'causes'> {
  readonly trial: Trial;
  readonly by: Candidate;
}

interface Claimed extends Pick<Trial, 'endpoint' | 'now'> {
  readonly claim: Claim | Rejection;
}

class Search {
  readonly #atHand: AtHand;
  readonly #axes: ReadonlyMap<Axis, Vary>;
  readonly #pause: Pause;
  readonly #budget: Budget;
  readonly #seen = new Seen();
  readonly #claims = new WeakMap<Trial['request'], Claimed>();
  /** Those that were paid for. */
  readonly #bodies = new WeakSet<Uint8Array>();
  #isCut = false;
  #single = 0;
  #pairs = 0;

  constructor(atHand: AtHand, axes: ReadonlyMap<Axis, Vary>, pause: Pause, budget: Budget) {
    this.#atHand = atHand;
    this.#axes = axes;
    this.#pause = pause;
    this.#budget = budget;
  }

  async of(trial: Trial): Promise<Found> {
    this.#seen.isNew(trial);
    this.#bodies.add(trial.request.body);
    const found = (await this.#singles(trial)) ?? (await this.#doubles(trial));
    return {
      causes: found?.causes ?? [],
      trial: found?.trial,
      by: found?.by,
      single: this.#single,
      pairs: this.#pairs,
      isComplete: found !== undefined || !this.#isCut,
    };
  }

  /** @returns a pair only where no single one is enough */
  async #singles(trial: Trial): Promise<Repaired | undefined> {
    let pair: Repaired | undefined;
    for (const axis of this.#axes.keys()) {
      const budget = this.#budget.share(shareOfAxis);
      const ofPairs = budget.share(shareOfPairs);
      for await (const first of this.#vary(axis, trial, budget)) {
        const { cause, trial: variant } = first;
        this.#single += 1;
        const by = this.#verifiedBy(variant, budget);
        if (by) return { causes: [cause], trial: variant, by };
        if (!pair && behind[axis].includes('secret')) pair = await this.#withOtherSecret(first, ofPairs);
      }
    }
    return pair;
  }

  /** The commonest second cause, while what is dear of the first is at hand: of a large body there is no second time. */
  async #withOtherSecret(
    { cause: first, trial: changed }: Variant,
    budget: Budget,
  ): Promise<Repaired | undefined> {
    for await (const { cause: second, trial: variant, isCommon } of this.#vary('secret', changed, budget)) {
      if (!isCommon) break;
      this.#pairs += 1;
      const by = this.#verifiedBy(variant, budget);
      if (by) return { causes: [first, second], trial: variant, by };
    }
    return undefined;
  }

  async #doubles(trial: Trial): Promise<Repaired | undefined> {
    const budget = this.#budget;
    for (const axis of this.#axes.keys())
      for await (const { cause: first, trial: changed } of this.#vary(axis, trial, budget)) {
        this.#spendOnBody(changed, budget);
        for (const other of behind[axis])
          for await (const { cause: second, trial: variant } of this.#vary(other, changed, budget)) {
            this.#pairs += 1;
            const by = this.#verifiedBy(variant, budget);
            if (by) return { causes: [first, second], trial: variant, by };
          }
      }
    return undefined;
  }

  async *#vary(axis: Axis, trial: Trial, budget: Budget): AsyncIterable<Variant> {
    // even the first variant of a large body is dear to make
    if (budget.isSpent) {
      this.#isCut = true;
      return;
    }
    const vary = this.#axes.get(axis);
    // another secret makes no other claim
    if (!vary || (axis === 'secret' && isRejection(this.#claimOf(trial, budget)))) return;
    for await (const variant of vary(trial, this.#atHand)) {
      if (budget.isSpent) {
        this.#isCut = true;
        return;
      }
      await this.#pause();
      yield variant;
    }
  }

  #verifiedBy(trial: Trial, budget: Budget): Candidate | undefined {
    this.#spendOnBody(trial, budget);
    if (!this.#seen.isNew(trial)) return undefined;
    const claim = this.#claimOf(trial, budget);
    budget.spend(costOfJudging(claim) * trial.candidates.length);
    const right = judged(claim, trial);
    return right.isVerified ? right.by : undefined;
  }

  /** Made once for all secrets that are tried with it. */
  #claimOf(trial: Trial, budget: Budget) {
    const { request, endpoint, now } = trial;
    const known = this.#claims.get(request);
    if (known?.now === now && known.endpoint === endpoint) return known.claim;
    const claim = claimOf(trial);
    budget.spend(costOfClaim(claim, request.body));
    this.#claims.set(request, { endpoint, now, claim });
    return claim;
  }

  #spendOnBody({ request: { body } }: Trial, budget: Budget): void {
    if (this.#bodies.has(body)) return;
    this.#bodies.add(body);
    budget.spend(costOfBody(body));
  }
}
