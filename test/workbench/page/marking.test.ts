import { beforeEach, describe, expect, it } from '@jest/globals';
import { filter } from '../../../src/workbench/page/browser/location.ts';
import {
  marked,
  markNothing,
  markTo,
  toggleMark,
  unmark,
} from '../../../src/workbench/page/deliveries/marking.ts';
import { rowsWith } from '../../../src/workbench/page/deliveries/rows.ts';
import { active, activeIndex, move, shown } from '../../../src/workbench/page/deliveries/shown.ts';
import { rows } from '../../../src/workbench/page/live.ts';
import { aRow } from './rows.ts';

const sender = (seq: number) => (seq === 3 ? 'stripe' : 'github');

beforeEach(() => {
  rows.value = rowsWith(
    [],
    [1, 2, 3, 4, 5].map((seq) => aRow({ seq, endpoint: sender(seq), provider: sender(seq) })),
  );
  filter.value = '';
  active.value = undefined;
  markNothing();
});

describe('the active row', () => {
  it('is the newest at first, and goes no further than the ends', () => {
    expect(activeIndex.value).toBe(-1);
    expect([-1, 1, 9, 1, -2, -9].map((by) => move(by)?.seq)).toEqual([5, 4, 1, 1, 3, 5]);
    expect([active.value, activeIndex.value]).toEqual([5, 0]);
  });

  it('goes over what the filter does not let through', () => {
    active.value = 4;
    filter.value = 'github';
    expect(shown.value.map(({ seq }) => seq)).toEqual([5, 4, 2, 1]);
    expect(move(1)?.seq).toBe(2);
  });

  it('is the newest again where the filter took it away', () => {
    active.value = 3;
    filter.value = 'github';
    expect(move(1)?.seq).toBe(5);
  });

  it('is none where no row is', () => {
    rows.value = [];
    active.value = 3;
    expect([move(1), active.value]).toEqual([undefined, undefined]);
  });
});

describe('the marks', () => {
  const marks = () => [...marked.value];

  it('are set and taken away one by one', () => {
    toggleMark(4);
    toggleMark(2);
    toggleMark(4);
    expect(marks()).toEqual([2]);
    markNothing();
    expect(marks()).toEqual([]);
  });

  it('go from the active row to another, upwards as downwards, beside those that were there', () => {
    toggleMark(5);
    active.value = 4;
    markTo(2);
    expect(marks()).toEqual([5, 4, 3, 2]);
    markNothing();
    active.value = 1;
    markTo(2);
    expect(marks()).toEqual([2, 1]);
  });

  it('are the one row where none is active', () => {
    markTo(3);
    expect(marks()).toEqual([3]);
  });

  it('are on no row that the filter hides', () => {
    active.value = 4;
    filter.value = 'github';
    markTo(2);
    expect(marks()).toEqual([4, 2]);
  });

  it('are taken from what was replayed, and are the same as before where none of it was marked', () => {
    toggleMark(4);
    toggleMark(2);
    const before = marked.value;
    unmark([1, 5]);
    expect(marked.value).toBe(before);
    unmark([4, 5]);
    expect(marks()).toEqual([2]);
  });

  it('are on the row alone where the filter has hidden the active one', () => {
    active.value = 3;
    filter.value = 'github';
    markTo(1);
    expect(marks()).toEqual([1]);
  });
});
