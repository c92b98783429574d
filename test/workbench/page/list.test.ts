import { describe, expect, it } from '@jest/globals';
import { filterOf } from '../../../src/workbench/page/deliveries/filter.ts';
import { Narrowing } from '../../../src/workbench/page/deliveries/narrowing.ts';
import { prepared, type Row } from '../../../src/workbench/page/deliveries/prepared.ts';
import { indexOf, rowsWith } from '../../../src/workbench/page/deliveries/rows.ts';
import { aRow } from './rows.ts';

const seqs = (rows: readonly { readonly seq: number }[]) => rows.map(({ seq }) => seq);
const rowsOf = (...wanted: readonly number[]) =>
  wanted.map((seq) => aRow({ seq, provider: seq % 2 === 0 ? 'github' : 'stripe', endpoint: 'hook' }));
const list = (...wanted: readonly number[]) => rowsOf(...wanted).map(prepared);

describe('the rows of the list', () => {
  it('have each delivery once, newest first, whatever came in which order', () => {
    expect(seqs(rowsWith(list(5, 4), rowsOf(6, 7)))).toEqual([7, 6, 5, 4]);
    expect(seqs(rowsWith(list(5, 4), rowsOf(3, 2)))).toEqual([5, 4, 3, 2]);
    expect(seqs(rowsWith(list(9, 4), rowsOf(4, 5, 7, 10)))).toEqual([10, 9, 7, 5, 4]);
    expect(seqs(rowsWith([], rowsOf(1, 2)))).toEqual([2, 1]);
  });

  it('are the same as before when nothing came, so that nothing is drawn again', () => {
    const rows = list(2, 1);
    expect(rowsWith(rows, [])).toBe(rows);
  });

  it('are found by their number', () => {
    const rows = list(9, 7, 4, 2);
    expect([9, 7, 4, 2, 10, 5, 1].map((seq) => indexOf(rows, seq))).toEqual([0, 1, 2, 3, -1, -1, -1]);
    expect(indexOf([], 1)).toBe(-1);
  });
});

describe('what a filter lets through', () => {
  /** Through all of these lists and texts in turn, as if each had been asked for alone. */
  it('is the same whether it was known in part or not', () => {
    const narrowing = new Narrowing();
    const all = list(...Array.from({ length: 30 }, (_, index) => 30 - index));
    const middle = all.slice(10, 20);
    const steps: readonly (readonly [readonly Row[], string])[] = [
      [middle, 'github'],
      [all.slice(5, 20), 'github'],
      [all.slice(5), 'github'],
      [all, 'github'],
      [all.slice(0, 12), 'github'],
      [[...all.slice(0, 8), ...all.slice(9, 12)], 'github'],
      [all, 'g'],
      [all, 'gi -stripe'],
      [all, ''],
      [[], 'stripe'],
      [all, 'stripe'],
      [all, '-stripe'],
    ];
    for (const [rows, text] of steps)
      expect(seqs(narrowing.of(rows, text))).toEqual(seqs(rows.filter(filterOf(text) ?? (() => true))));
  });

  it('has what came into the middle', () => {
    const narrowing = new Narrowing();
    const all = list(8, 7, 6, 5, 4);
    narrowing.of([...all.slice(0, 2), ...all.slice(3)], 'github');
    expect(seqs(narrowing.of(all, 'github'))).toEqual([8, 6, 4]);
  });
});
