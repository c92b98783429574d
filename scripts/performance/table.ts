import { goalText, isMet, shortened } from '../../bench/lib/line.ts';
import type { Row, Spread } from '../../bench/lib/row.ts';

/** The rows of one question; a column that none of them fills is left out. */
export function tableOf(rows: readonly Row[]): string {
  const columns = [
    { head: '', cell: ({ name }: Row) => name },
    {
      head: 'ours',
      cell: ({ ours, unit, ratio }: Row) => `${ratio ? shortened(ours.middle) : spread(ours)} ${unit}`,
    },
    { head: 'floor', cell: ({ floor, unit }: Row) => (floor ? `${shortened(floor.middle)} ${unit}` : '') },
    { head: 'ratio', cell: ({ ratio }: Row) => (ratio ? spread(ratio, twoDecimals) : '') },
    { head: 'goal', cell: goalCell },
  ].filter(({ head, cell }) => head === '' || rows.some((row) => cell(row) !== ''));
  return [
    columns.map(({ head }) => head),
    columns.map(() => '---'),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** In words, since a tick is read as one. */
export function goalCell({ goal, unit, ...measured }: Row): string {
  if (!goal) return '';
  const what = goal.of === 'ours' ? ` ${unit}` : '';
  return `${goalText(goal)}${what}: ${isMet({ goal, ...measured }) ? 'met' : '**not met**'}`;
}

/** The middle, and the quartiles where they differ. */
function spread({ low, middle, high }: Spread, written = shortened): string {
  const [from, mid, to] = [low, middle, high].map(written);
  return from === to ? `${mid}` : `${mid} (${from} to ${to})`;
}

/** Ratios are compared down a column. */
function twoDecimals(value: number): string {
  return value.toFixed(2);
}
