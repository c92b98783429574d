import { describe, expect, it } from '@jest/globals';
import { readResults } from '../../bench/lib/results.ts';
import { costModel, sumOf } from '../../scripts/performance/cost-model.ts';
import { read } from '../docs/support/page-files.ts';

const once = (value: number) => ({ low: value, middle: value, high: value });
const row = (name: string, ours: number, floor: number) => ({
  name: `${name}, processor time`,
  unit: 'ms' as const,
  ours: once(ours),
  floor: once(floor),
  pairs: 30,
});
const rows = [
  row('GitHub, 2 kB', 2, 1),
  row('GitHub, 25 kB', 3, 1),
  row('GitHub, 250 kB', 5, 3),
  row('GitHub, 900 kB', 10, 6),
  row('GitHub, 2 kB, dedupe', 4, 1),
  row('GitHub, 250 kB, claim check', 7, 3),
  row('GitHub, 900 kB, claim check', 12, 6),
];
const on = { title: '', text: '', date: '', node: '', cpu: '', cores: 2, commit: '', loadBefore: 0 };
const model = costModel({ warm: { ...on, rows } });

describe('what a million deliveries cost', () => {
  it('is by the processor time, which 512 MB make longer, and by the wait for the bus', () => {
    // 25 + 10 × 1,769 / 512
    expect(model.billedMs(900)).toBeCloseTo(59.551, 3);
    expect(model.plain.get('Lambda, GB-seconds')?.(900)).toBeCloseTo(59.551 * 0.5 * 1_000 * 0.0000133334, 4);
  });

  it.each([
    [2, 1],
    [25, 1],
    [250, 4],
    [900, 14],
  ] as const)('of %d kB counts %d times on the bus', (size, times) => {
    expect(model.plain.get('EventBridge, each 64 KB')?.(size)).toBe(times);
    expect(model.quickStart.get('EventBridge, each 64 KB')?.(size)).toBe(times);
  });

  it.each([
    // a read and a write, which wait for 15 ms and take 2 ms of a processor
    ['dedupe', 2, 0.75 + (15 + 6.91) * 0.5 * 1_000 * 0.0000133334],
    ['claim check of what is larger than 64 kB', 25, 0],
    // an object of 900 kB for 38 days, in place of 13 of 14 chunks
    [
      'claim check of what is larger than 64 kB',
      900,
      5 + 900 * (38 / 30) * 0.023 - 13 + (40 + 6.91) * 0.5 * 1_000 * 0.0000133334,
    ],
    ['parking, while the bus takes everything', 900, 0],
    ['parking, of what the bus did not take: sent, received, deleted', 250, 9 * 0.4],
    ['front door', 2, 2.1 + 0.04],
    ['HTTP API as the door', 250, 1.08],
    ['HTTP API as the door', 900, 2.08],
  ] as const)('grows with %s at %d kB by %d', (option, size, dollars) => {
    expect(model.options.get(option)?.(size)).toBeCloseTo(dollars, 3);
  });

  it('of the quick start is 1.65 for a small delivery, as docs/deploying.md has it', () => {
    expect(sumOf(model.quickStart)(2).toFixed(2)).toBe('1.65');
    const lambda = model.quickStart.get('Lambda, GB-seconds')?.(900);
    expect(lambda).toBeCloseTo((70 + (5 * 1_769) / 128) * 0.125 * 1_000 * 0.0000166667, 4);
  });

  it('cannot be told where nobody has measured', () => {
    expect(() => costModel({}).billedMs(2)).toThrow('nobody has measured the processor time of GitHub, 2 kB');
  });
});

describe('the sums of docs/performance.md', () => {
  const [, section = ''] = read('docs/performance.md').split('## What does a million deliveries cost?');
  const lines = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('*', '')),
    );
  const sum = lines.find(([name]) => name === 'plain') ?? [];

  it.each([1, 2, 3, 4])(
    'are what their parts come to, to the cent that rounding costs: column %d',
    (column) => {
      const parts = lines.slice(2, lines.indexOf(sum)).map((line) => Number(line[column]));
      expect(parts).toHaveLength(4);
      expect(Math.abs(parts.reduce((one, other) => one + other) - Number(sum[column]))).toBeLessThan(0.011);
    },
  );

  it('are by what was measured', () => {
    const { plain } = costModel(readResults());
    expect(sum.slice(1)).toEqual([2, 25, 250, 900].map((size) => sumOf(plain)(size as 2).toFixed(2)));
  });
});
