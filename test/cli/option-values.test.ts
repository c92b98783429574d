import { describe, expect, it } from '@jest/globals';
import { duration } from '../../src/cli/option-values.ts';
import { pointInTime } from '../../src/cli/point-in-time.ts';

describe('a point in time', () => {
  it('is in the time of this machine, a day as a whole too, where no offset is said', () => {
    expect(new Date(pointInTime('2026-11-26')).toString()).toMatch(/Nov 26 2026 00:00:00/);
    expect(pointInTime('2026-11-26T14:03+02:00')).toBe(Date.UTC(2026, 10, 26, 12, 3));
  });

  it('is on a day that its month has', () => {
    expect(pointInTime('2028-02-29T00:00Z')).toBe(Date.UTC(2028, 1, 29));
    for (const text of ['2026-02-30', '2026-04-31T10:00', '2026-13-01', '2026-00-10'])
      expect(() => pointInTime(text)).toThrow('Must be a time');
  });
});

describe('how long', () => {
  it('is as long as it may be in seconds, too', () => {
    expect(['24h', '1440m', '86400s'].map(duration(86_400))).toEqual([86_400, 86_400, 86_400]);
    expect(() => duration(86_400)('86401s')).toThrow('of 86400 s at most');
  });
});
