import { describe, expect, it } from '@jest/globals';
import { rejectOutOfTime, writeTime } from '../../../src/domain/verification/signed-time.ts';

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

describe('a signed time in another unit', () => {
  const now = Date.UTC(2026, 10, 23, 12);

  it.each(['s', 'ms', 'iso', 'utc', 'http-date'] as const)('is read back as it was written: %s', (unit) => {
    const code = (age: number) => rejectOutOfTime(writeTime(now, unit), { unit }, now + age)?.code;
    expect([-300_001, -300_000, 0, 300_000, 300_001].map(code)).toEqual([
      'timestamp_in_future',
      undefined,
      undefined,
      undefined,
      'timestamp_too_old',
    ]);
  });

  it.each([
    ['2026-11-23T12:00:00Z', undefined],
    ['2026-11-23T12:00:00.123456789Z', undefined],
    ['2026-11-23T13:00:00+01:00', undefined],
    ['2026-11-23T12:00:00+01:00', 'timestamp_too_old'],
    ['2001-11-23T12:00:00Z', 'timestamp_too_old'],
    ['2026-11-23T12:00:00', 'timestamp_malformed'],
    ['2026-11-23', 'timestamp_malformed'],
    ['2026-13-23T12:00:00Z', 'timestamp_malformed'],
    ['2026-11-23 12:00:00Z', 'timestamp_malformed'],
    ['Mon, 23 Nov 2026 12:00:00 GMT', 'timestamp_malformed'],
    ['2026-11-23T12:00:00Z ', 'timestamp_malformed'],
  ])('as ISO 8601 has a zone and one shape: %s', (text, code) => {
    expect(rejectOutOfTime(text, { unit: 'iso' }, now)?.code).toBe(code);
  });

  it.each([
    ['2026-11-23T12:00:00', undefined],
    ['2026-11-23T12:04:59.999', undefined],
    ['2026-11-23T12:05:00.001', 'timestamp_in_future'],
    ['2026-11-23T12:00:00Z', 'timestamp_malformed'],
    ['2026-11-23T12:00:00+01:00', 'timestamp_malformed'],
    ['2026-11-23T25:00:00', 'timestamp_malformed'],
    ['2026-11-23', 'timestamp_malformed'],
  ])('without a zone is UTC, wherever this runs: %s', (text, code) => {
    expect(rejectOutOfTime(text, { unit: 'utc' }, now)?.code).toBe(code);
  });

  it.each([
    ['Mon, 23 Nov 2026 12:00:00 GMT', undefined],
    ['Mon, 23 Nov 2026 11:54:59 GMT', 'timestamp_too_old'],
    ['Mon, 23 Nov 2026 12:00:00 CET', 'timestamp_malformed'],
    ['Mon, 23 Nov 2026 12:00:00', 'timestamp_malformed'],
    ['Mon, 23 Abc 2026 12:00:00 GMT', 'timestamp_malformed'],
    ['Monday, 23-Nov-26 12:00:00 GMT', 'timestamp_malformed'],
    ['2026-11-23T12:00:00Z', 'timestamp_malformed'],
  ])('as a date of HTTP has one shape, and is GMT: %s', (text, code) => {
    expect(rejectOutOfTime(text, { unit: 'http-date' }, now)?.code).toBe(code);
  });

  it.each([
    ['seconds', String(now / 1000), 'timestamp_too_old'],
    ['16 digits', '1'.repeat(16), 'timestamp_malformed'],
    ['a fraction', `${now}.0`, 'timestamp_malformed'],
  ])('is not milliseconds with %s', (_, text, code) => {
    expect(rejectOutOfTime(text, { unit: 'ms' }, now)?.code).toBe(code);
  });
});
