/**
 * Whether something of the time `then` is less than `ms` old. What seems to come from the future does not count as
 * young: the clock was set back since, and nobody can tell how old it is.
 * @param then epoch ms, as `now`
 */
export function isYounger(then: number, ms: number, now: number): boolean {
  return now >= then && now - then < ms;
}

/** The milliseconds since `then`; none where the clock was set back meanwhile. */
export function elapsed(then: number, now: number): number {
  return Math.max(0, now - then);
}
