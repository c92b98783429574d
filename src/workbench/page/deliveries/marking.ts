import { signal } from '@preact/signals';
import { indexOf } from './rows.ts';
import { active, shown } from './shown.ts';

/** Deliveries that are to be replayed together, by `seq`. */
export const marked = signal<ReadonlySet<number>>(new Set());

export function toggleMark(seq: number): void {
  const next = new Set(marked.value);
  if (!next.delete(seq)) next.add(seq);
  marked.value = next;
}

/** All from the active one to this. */
export function markTo(seq: number): void {
  const from = indexOf(shown.value, active.value ?? seq);
  const to = indexOf(shown.value, seq);
  const range = shown.value.slice(Math.min(from, to), Math.max(from, to) + 1);
  marked.value = new Set([...marked.value, ...range.map((row) => row.seq)]);
}

export function unmark(seqs: readonly number[]): void {
  const gone = new Set(seqs);
  if (seqs.some((seq) => marked.value.has(seq)))
    marked.value = new Set([...marked.value].filter((seq) => !gone.has(seq)));
}

export function markNothing(): void {
  marked.value = new Set();
}
