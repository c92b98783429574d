import { isYounger } from '../../../domain/age.ts';

interface Lease {
  readonly owner: string;
  /** Epoch ms. */
  readonly since: number;
  readonly ms: number;
}

/** Who is at work on which key in this process, for as long as a lease says. */
export class ProcessClaims {
  readonly #leases = new Map<string, Lease>();

  get size(): number {
    return this.#leases.size;
  }

  /** @returns whether the key is the owner's now: nobody else's lease is running */
  take(key: string, owner: string, now: number, leaseMs: number): boolean {
    this.#forgetOver(now);
    const held = this.#leases.get(key);
    if (held && held.owner !== owner && isRunning(held, now)) return false;
    // at the end of the map, where the youngest are
    this.#leases.delete(key);
    this.#leases.set(key, { owner, since: now, ms: leaseMs });
    return true;
  }

  /** A claim of somebody else stays. */
  giveUp(key: string, owner: string): void {
    if (this.#leases.get(key)?.owner === owner) this.#leases.delete(key);
  }

  /** Whoever had claimed it: what is done needs no claim. */
  end(key: string): void {
    this.#leases.delete(key);
  }

  /** A delivery that ended in an exception has given up nothing. */
  #forgetOver(now: number): void {
    for (const [key, lease] of this.#leases) {
      if (isRunning(lease, now)) return;
      this.#leases.delete(key);
    }
  }
}

function isRunning({ since, ms }: Lease, now: number): boolean {
  return isYounger(since, ms, now);
}
