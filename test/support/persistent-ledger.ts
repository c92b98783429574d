import type { Ledger } from '../../src/ports/ledger.ts';

const tries = 5;

/** Asks again where a busy machine has used up the time of a question: each may be repeated without consequence. */
export function persistent(ledger: Ledger): Ledger {
  const again = async <T>(question: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await question();
      } catch (error) {
        if (attempt === tries || !/Abort|Timeout/.test((error as Error).name)) throw error;
      }
    }
  };
  return {
    claim: (key, owner, leaseMs) => again(() => ledger.claim(key, owner, leaseMs)),
    done: (key, owner) => again(() => ledger.done(key, owner)),
    release: (key, owner) => again(() => ledger.release(key, owner)),
  };
}
