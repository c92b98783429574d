import { isYounger } from '../../domain/age.ts';
import type { Buses } from '../../ports/buses.ts';
import type { Clock } from '../../ports/clock.ts';

/** A bus is seldom deleted; one that is missing is waited for. At most 12 looks an hour for the one, 360 for the other. */
const everyMs = { present: 5 * 60_000, missing: 10_000 };

interface Known {
  readonly isMissing: boolean;
  readonly lookedAt: number;
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
    this.#remember(bus, this.isKnownMissing(bus));
    const isMissing = await this.#buses.isMissing(bus);
    if (isMissing !== undefined) this.#remember(bus, isMissing);
    return isMissing;
  }

  isKnownMissing(bus: string): boolean {
    return this.#known.get(bus)?.isMissing ?? false;
  }

  isDue(bus: string): boolean {
    const known = this.#known.get(bus);
    if (!known) return true;
    const ms = known.isMissing ? everyMs.missing : everyMs.present;
    return !isYounger(known.lookedAt, ms, this.#clock.now());
  }

  #remember(bus: string, isMissing: boolean): void {
    this.#known.set(bus, { isMissing, lookedAt: this.#clock.now() });
  }
}
