import { isYounger } from '../../../domain/age.ts';
import type { Buses } from '../../../ports/buses.ts';
import type { Clock } from '../../../ports/clock.ts';

/**
 * A bus is seldom deleted; one that is missing is waited for. At most 12 looks an hour for the one, 360 for the other. A look
 * that told nothing, perhaps since so many look, leaves it open whether events are swallowed: 120 of these.
 */
const everyMs = { present: 5 * 60_000, missing: 10_000, unknown: 30_000 };

interface Known {
  readonly isMissing: boolean;
  readonly lookedAt: number;
  /** When to look again, ms after that. */
  readonly everyMs: number;
}

/** Remembers which buses are missing, for all who publish in this process, and says when to look again. */
export class BusWatch implements Buses {
  readonly #buses: Buses;
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();

  constructor(buses: Buses, clock: Clock) {
    this.#buses = buses;
    this.#clock = clock;
  }

  /** Looks, and remembers what it saw. A look that has begun is not due for anybody else. */
  async isMissing(bus: string): Promise<boolean | undefined> {
    const wasMissing = this.isKnownMissing(bus);
    this.#remember(bus, wasMissing, wasMissing ? everyMs.missing : everyMs.unknown);
    const isMissing = await this.#buses.isMissing(bus);
    if (isMissing !== undefined) this.#remember(bus, isMissing, everyMs[isMissing ? 'missing' : 'present']);
    return isMissing;
  }

  isKnownMissing(bus: string): boolean {
    return this.#known.get(bus)?.isMissing ?? false;
  }

  isDue(bus: string): boolean {
    const known = this.#known.get(bus);
    if (!known) return true;
    return !isYounger(known.lookedAt, known.everyMs, this.#clock.now());
  }

  #remember(bus: string, isMissing: boolean, every: number): void {
    this.#known.set(bus, { isMissing, lookedAt: this.#clock.now(), everyMs: every });
  }
}
