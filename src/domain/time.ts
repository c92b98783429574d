/** https://262.ecma-international.org/#sec-time-values-and-time-range */
const farthest = 8.64e15;

/**
 * A point in time that was reckoned with fractions, as whole milliseconds: stores have whole numbers.
 * @param ms epoch ms; beyond what a date can be, the first or the last one is meant
 * @returns epoch ms, never later than `ms`
 */
export function wholeTime(ms: number): number {
  return Math.floor(Math.max(-farthest, Math.min(farthest, ms)));
}
