import { describe, expect, it } from '@jest/globals';
import { rejectOutOfTime } from '../../../src/domain/verification/signed-time.ts';

const at = 1_700_000_000;
const codeAt = (now: number, text = String(at)) => rejectOutOfTime(text, { unit: 's' }, now)?.code;

describe('a signed timestamp', () => {
  it.each([
    [300_000, undefined],
    [300_001, 'timestamp_too_old'],
    [0, undefined],
    [-300_000, undefined],
    [-300_001, 'timestamp_in_future'],
  ])('that is %d ms old gives %s', (age, code) => {
    expect(codeAt(at * 1000 + age)).toBe(code);
  });

  it.each([
    '',
    ' ',
    '-1',
    '+1700000000',
    '1700000000.0',
    '1.7e9',
    '0x6553f100',
    '1700000000\n',
    ' 1700000000',
    '١٧',
    'NaN',
    '1'.repeat(13),
  ])('is not read from %j', (text) => {
    expect(codeAt(at * 1000, text)).toBe('timestamp_malformed');
  });

  it.each([
    [3_900_000, undefined],
    [3_900_001, 'timestamp_too_old'],
    [-300_000, undefined],
    [-300_001, 'timestamp_in_future'],
  ])('may be late by what its sender says, and ahead by what clocks differ: %d ms gives %s', (age, code) => {
    const time = { unit: 's', toleranceSeconds: 3_900 } as const;
    expect(rejectOutOfTime(String(at), time, at * 1000 + age)?.code).toBe(code);
  });

  it('may be ahead by no more than it may be late', () => {
    const time = { unit: 's', toleranceSeconds: 60 } as const;
    expect(rejectOutOfTime(String(at), time, at * 1000 - 60_000)).toBeUndefined();
    expect(rejectOutOfTime(String(at), time, at * 1000 - 60_001)?.code).toBe('timestamp_in_future');
  });

  it('may have leading zeros: it is compared as a number, signed as a text', () => {
    expect(codeAt(at * 1000, '001700000000')).toBeUndefined();
  });

  it.each([
    ['0', 'timestamp_too_old'],
    ['9'.repeat(12), 'timestamp_in_future'],
  ])('is rejected at the edge of what can be read: %s', (text, code) => {
    expect(codeAt(at * 1000, text)).toBe(code);
  });
});
