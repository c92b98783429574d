import type { Goal, Row, Spread } from './row.ts';

/** A row as a line of text. */
export function lineOf({ name, unit, ours, floor, ratio, goal }: Row): string {
  const parts = [
    name.padEnd(58),
    `${quartiles(ours)} ${unit}`,
    floor && `floor ${quartiles(floor)}`,
    ratio && `ratio ${quartiles(ratio)}`,
    goal &&
      `goal ${goalText(goal)}: ${isMet({ ours, goal, ...(ratio ? { ratio } : {}) }) ? 'met' : 'NOT MET'}`,
  ];
  return parts.filter((part) => part).join('  ');
}

export function goalText(goal: Goal): string {
  const [sign, value] = 'atMost' in goal ? ['≤', goal.atMost] : ['≥', goal.atLeast];
  return `${sign} ${value}`;
}

/** Of the middle value. @returns undefined where there is no goal */
export function isMet({ ours, ratio, goal }: Pick<Row, 'ours' | 'ratio' | 'goal'>): boolean | undefined {
  const spread = goal?.of === 'ratio' ? ratio : ours;
  if (!goal || !spread) return undefined;
  return 'atMost' in goal ? spread.middle <= goal.atMost : spread.middle >= goal.atLeast;
}

function quartiles({ low, middle, high }: Spread): string {
  return [low, middle, high].map(shortened).join(' / ');
}

/** Three digits are what such a measurement is good for. */
export function shortened(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return Number(value.toPrecision(3)).toString();
}
