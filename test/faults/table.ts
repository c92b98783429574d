import { noTally, type Tally } from './audit.ts';
import type { Report } from './campaign.ts';

const columns: readonly (readonly [string, keyof Tally])[] = [
  ['deliveries', 'deliveries'],
  ['2xx', 'answered'],
  ['on bus', 'onBus'],
  ['parked', 'parked'],
  ['dead letters', 'deadLetters'],
  ['stuck', 'stuck'],
  ['duplicates', 'duplicates'],
  ['5xx', 'unavailable'],
  ['no answer', 'unanswered'],
  ['not kept', 'notKept'],
  ['lost', 'lost'],
];

export function sum(reports: readonly Report[]): Tally {
  const total = noTally();
  for (const { tally } of reports) {
    for (const name of Object.keys(total) as (keyof Tally)[]) total[name] += tally[name];
  }
  return total;
}

function wrongOf(reports: readonly Report[]): number {
  return reports.flatMap(({ findings }) => findings).filter(({ kind }) => kind === 'wrong').length;
}

/** One line per family, and one for all. */
export function tableOf(reports: readonly Report[]): string {
  const groups = Map.groupBy(reports, ({ plan }) => plan.family);
  const line = (name: string, group: readonly Report[]) => {
    const tally = sum(group);
    return [name, group.length, ...columns.map(([, key]) => tally[key]), wrongOf(group)].map(String);
  };
  const lines = [
    ['plan family', 'plans', ...columns.map(([title]) => title), 'wrong'],
    ...[...groups].map(([family, group]) => line(family, group)),
    line('all', reports),
  ];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0))) ?? [];
  return lines
    .map((cells) =>
      cells
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
