import type { DeliveryRow } from '../../api.ts';
import { prepared, type Row } from './prepared.ts';

/** @param rows newest first @param came in any order, some of them perhaps known @returns each once, newest first */
export function rowsWith(rows: readonly Row[], came: readonly DeliveryRow[]): readonly Row[] {
  if (came.length === 0) return rows;
  const sorted = came.map(prepared).sort((one, other) => other.seq - one.seq);
  const [newestCame, oldestCame] = endsOf(sorted);
  const [newest, oldest] = endsOf(rows);
  // nearly always: what has just come, or a page of what came long ago
  if (oldestCame > newest) return [...sorted, ...rows];
  if (newestCame < oldest) return [...rows, ...sorted];
  const bySeq = new Map([...rows, ...sorted].map((row) => [row.seq, row] as const));
  return [...bySeq.values()].sort((one, other) => other.seq - one.seq);
}

function endsOf(rows: readonly DeliveryRow[]): [newest: number, oldest: number] {
  return [rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? Number.POSITIVE_INFINITY];
}

/** @returns -1 where it is not there */
export function indexOf(rows: readonly DeliveryRow[], seq: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle]?.seq ?? 0;
    if (found === seq) return middle;
    if (found > seq) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
