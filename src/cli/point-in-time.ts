import { InvalidArgumentError } from 'commander';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const date = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:[.]\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Takes `2026-11-26`, `2026-11-26T14:03`, with an offset from UTC or in the time of this machine, or how long ago it was: `90s`, `10m`, `2h`, `3d`. @returns epoch ms */
export function pointInTime(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return Date.now() - Number(count) * unitMs[unit as keyof typeof unitMs];
  const [, day, rest] = date.exec(text) ?? [];
  // a day alone would begin at midnight of UTC, and one that no month has would be another
  const time = day !== undefined && isDay(day) ? Date.parse(day + (rest ?? 'T00:00')) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new InvalidArgumentError(
    'Must be a time such as 2026-11-26T14:03 or 2026-11-26T14:03:00Z, or how long ago: 90s, 10m, 2h or 3d.',
  );
}

function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
