import { afterEach, describe, expect, it } from '@jest/globals';
import type { Clock } from '../../src/ports/clock.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { ManualClock } from '../support/manual-clock.ts';

export interface OpenLedger {
  readonly ledger: Ledger;
  /** Another one over the same store: a second process, or this one after a restart. */
  readonly again: Ledger;
  /** Another one that knows the same claims: the same, where those are kept to a process. */
  readonly beside: Ledger;
  close(): Promise<void>;
}

/** A ledger may keep what is done for a part of a second longer: some stores count in seconds. */
const graceMs = 1_000;

const noon = Date.UTC(2026, 10, 23, 12);
/** Whole, between two seconds, between two milliseconds, and as far as a date goes. */
const moments = [
  noon,
  noon + 1,
  noon + 999,
  noon + 0.1,
  noon + 999.9,
  0,
  0.5,
  8_640_000_000_000_000 - 100_000,
];
const leases = [1, 0.1, 1_124.9999999, 1_125, 300.5, 30_000];
const extremes = [0, 0.4, Number.MIN_VALUE, 1e15, Number.MAX_SAFE_INTEGER, 1e300, Number.POSITIVE_INFINITY];

/**
 * What every ledger promises, whatever the numbers: leases and moments come from deadlines, and those from shares.
 * @param make opens a ledger over an empty store
 */
export function ledgerContract(
  name: string,
  make: (clock: Clock, windowSeconds: number) => Promise<OpenLedger>,
): void {
  describe(`the ledger ${name}`, () => {
    let open: OpenLedger | undefined;
    afterEach(() => open?.close());
    const started = async (now = noon, windowSeconds = 60) => {
      const clock = new ManualClock(now);
      open = await make(clock, windowSeconds);
      return { clock, ...open };
    };

    it.each(moments)('claims, ends a claim, and is done, at %d', async (now) => {
      const { clock, ledger, again, beside } = await started(now);
      expect(await ledger.claim('k', 'one', 1_000)).toBe('claimed');
      expect(await beside.claim('k', 'two', 1_000)).toBe('busy');
      await ledger.release('k', 'one');
      expect(await beside.claim('k', 'two', 1_000)).toBe('claimed');
      await ledger.done('k', 'one');
      expect(await again.claim('k', 'three', 1_000)).toBe('done');
      clock.advance(59_998);
      expect(await again.claim('k', 'three', 1_000)).toBe('done');
      clock.advance(2 + graceMs);
      expect(await again.claim('k', 'three', 1_000)).toBe('claimed');
    });

    it.each(leases)('lends a key for %d ms, to the millisecond', async (leaseMs) => {
      const { clock, ledger, beside } = await started();
      expect(await ledger.claim('k', 'one', leaseMs)).toBe('claimed');
      clock.advance(Math.ceil(leaseMs) - 1);
      if (leaseMs > 1) expect(await beside.claim('k', 'two', leaseMs)).toBe('busy');
      clock.advance(1);
      expect(await beside.claim('k', 'two', leaseMs)).toBe('claimed');
    });

    it.each(extremes)('takes a lease of %d ms for what it can be', async (leaseMs) => {
      const { ledger, again, beside } = await started();
      expect(await ledger.claim('k', 'one', leaseMs)).toBe('claimed');
      if (leaseMs > 1) expect(await beside.claim('k', 'two', leaseMs)).toBe('busy');
      await ledger.done('k', 'one');
      expect(await again.claim('k', 'two', leaseMs)).toBe('done');
    });

    it.each([1, 86_400, 1e12, Number.MAX_SAFE_INTEGER])('remembers for a window of %d s', async (seconds) => {
      const { clock, ledger, again } = await started(noon + 0.5, seconds);
      await ledger.done('k', 'one');
      clock.advance(999);
      expect(await again.claim('k', 'one', 1_000)).toBe('done');
    });

    it('remembers nothing for a window of 0 s', async () => {
      const { clock, ledger, again } = await started(noon, 0);
      await ledger.done('k', 'one');
      clock.advance(graceMs);
      expect(await again.claim('k', 'one', 1_000)).toBe('claimed');
    });

    it('gives up a claim of its owner, and nobody else’s, and nothing that is done', async () => {
      const { ledger, again, beside } = await started();
      await ledger.claim('k', 'one', 1_000.5);
      await beside.release('k', 'two');
      expect(await beside.claim('k', 'two', 1_000.5)).toBe('busy');
      await ledger.done('k', 'one');
      await ledger.release('k', 'one');
      expect(await again.claim('k', 'two', 1_000.5)).toBe('done');
    });

    it('takes a claim that is repeated for the same claim', async () => {
      const { ledger, beside } = await started();
      await ledger.claim('k', 'one', 1_000);
      expect(await beside.claim('k', 'one', 1_000)).toBe('claimed');
      expect(await beside.claim('k', 'two', 1_000)).toBe('busy');
    });

    it('says that a key is done to whoever claims it, and done again', async () => {
      const { ledger, again } = await started();
      await ledger.done('k', 'one');
      await again.done('k', 'one');
      expect(await ledger.claim('k', 'one', 1_000)).toBe('done');
      expect(await ledger.claim('other', 'one', 1_000)).toBe('claimed');
    });

    it('gives a key to one of many that ask at once', async () => {
      const { ledger, beside } = await started();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? ledger : beside).claim('k', `owner-${n}`, 999.9)),
      );
      expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
      expect(new Set(answers)).toEqual(new Set(['claimed', 'busy']));
    });
  });
}
