/** The wall clock, in whole milliseconds since the epoch. Every age, tolerance, cooldown and window is measured with it. */
export interface Clock {
  now(): number;
}
