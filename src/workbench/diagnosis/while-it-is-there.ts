import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { shownToken } from '../../domain/hiding/shown-secrets.ts';
import { hidden } from '../../domain/hiding/spellings.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import type { Clock } from '../../ports/clock.ts';
import { giveWay } from './give-way.ts';
import type { EvidenceOf, Found } from './turned-away.ts';

/** Anybody can show wrong tokens, as fast as they like: so many are tried in so long. */
const most = { tried: 20, inMs: 10_000 };

/** A token stands in a header or in a small body. */
const mostBytes = 65_536;

type KeptHeaders = readonly (readonly [name: string, value: string])[];

/**
 * Tries a delivery whose token is not kept while it is there: before it is written, when its sender has its answer. Of the token
 * itself nothing is in what was found.
 */
export class WhileItIsThere {
  readonly #evidenceOf: EvidenceOf;
  readonly #clock: Clock;
  #since = Number.NEGATIVE_INFINITY;
  #tried = 0;

  constructor(evidenceOf: EvidenceOf, clock: Clock) {
    this.#evidenceOf = evidenceOf;
    this.#clock = clock;
  }

  /** @param kept what is kept of its headers. @returns nothing where it was not tried */
  async find(delivery: Delivery, endpoint: Endpoint, kept: KeptHeaders): Promise<Found | undefined> {
    const secrets = notKept(delivery, endpoint, kept);
    if (secrets.length === 0 || delivery.body.length > mostBytes || !this.#mayTry()) return undefined;
    const { receivedAt: now } = delivery;
    const { candidates, atHand } = await this.#evidenceOf(endpoint, delivery, now);
    const trial = { request: delivery, endpoint, now, candidates };
    const { explanation: _, ...found } = await diagnose(trial, atHand, () => giveWay());
    // whatever the words of a cause come to be
    const words = JSON.stringify(found);
    return secrets.some((secret) => words.includes(secret)) ? undefined : found;
  }

  #mayTry(): boolean {
    const now = this.#clock.now();
    if (now - this.#since >= most.inMs) {
      this.#since = now;
      this.#tried = 0;
    }
    this.#tried += 1;
    return this.#tried <= most.tried;
  }
}

/** The token, and what else of the headers is not kept. */
function notKept(delivery: Delivery, endpoint: Endpoint, kept: KeptHeaders): readonly string[] {
  const token = shownToken(endpoint, signable(delivery, endpoint), delivery.receivedAt);
  const hiddenHeaders = kept.flatMap(([name, value]) =>
    value.includes(hidden) ? (delivery.headers.get(name) ?? []) : [],
  );
  return [token, ...hiddenHeaders].filter((text) => text !== undefined && text !== '') as string[];
}
