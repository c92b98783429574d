import type { Spread } from './row.ts';

/** @throws {RangeError} of nothing there are no quartiles */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1) + 0.5)] as number;
  return { low: at(0.25), middle: at(0.5), high: at(0.75) };
}
