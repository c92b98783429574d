const steps = [
  [86_400_000, 'day', 'days'],
  [3_600_000, 'h', 'h'],
  [60_000, 'min', 'min'],
  [1_000, 's', 's'],
  [1, 'ms', 'ms'],
] as const;

/** A length of time in its two largest units: `3 h 12 min`. @param ms a whole number */
export function duration(ms: number): string {
  const at = steps.findIndex(([unit]) => ms >= unit);
  const [first, second] = at < 0 ? steps.slice(-1) : steps.slice(at, at + 2);
  const [unit] = first as (typeof steps)[number];
  const rest = ms % unit;
  const more = second && rest >= second[0] ? ` ${counted(Math.floor(rest / second[0]), second)}` : '';
  return `${counted(Math.floor(ms / unit), first as (typeof steps)[number])}${more}`;
}

function counted(count: number, [, one, many]: (typeof steps)[number]): string {
  return `${count} ${count === 1 ? one : many}`;
}
