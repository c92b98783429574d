import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { attempt, dismiss, notices, notify } from '../../../src/workbench/page/notify.ts';

const texts = () => notices.value.map(({ text }) => text);

describe('a notice', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    notices.value = [];
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('of what went well goes by itself, and later where it offers a way back', () => {
    notify('sent', 'good');
    notify('removed', 'good', { label: 'Undo', act: async () => {} });
    jest.advanceTimersByTime(5_000);
    expect(texts()).toEqual(['removed']);
    jest.advanceTimersByTime(15_000);
    expect(texts()).toEqual([]);
  });

  it('of what failed stays until it is closed', () => {
    notify('refused', 'bad');
    jest.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['refused']);
    dismiss(notices.value[0]?.id ?? 0);
    expect(texts()).toEqual([]);
  });

  it('stands once, however often it is given, beside the last three others', () => {
    for (const text of ['a', 'b', 'c', 'b', 'd', 'e']) notify(text, 'bad');
    expect(texts()).toEqual(['c', 'b', 'd', 'e']);
  });

  it('says why something was refused, and gives the value of what was not', async () => {
    const refusing = (error: unknown) =>
      attempt(async () => {
        throw error;
      });
    expect(await attempt(async () => 7)).toBe(7);
    expect([await refusing(new Error('no room')), await refusing('cut off')]).toEqual([undefined, undefined]);
    expect(notices.value.map(({ text, kind }) => [text, kind])).toEqual([
      ['no room', 'bad'],
      ['cut off', 'bad'],
    ]);
  });
});
