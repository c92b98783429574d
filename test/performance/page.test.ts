import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { questionIds } from '../../bench/lib/questions.ts';
import { readResults } from '../../bench/lib/results.ts';
import type { Row, Spread } from '../../bench/lib/row.ts';
import { performancePage } from '../../scripts/performance/page.ts';
import { plotOf } from '../../scripts/performance/plot.ts';
import { tableOf } from '../../scripts/performance/table.ts';
import { read } from '../docs/support/page-files.ts';

const around = (middle: number): Spread => ({ low: 0.9 * middle, middle, high: 1.2 * middle });
const compared: Row = {
  name: 'a start',
  unit: 'ms',
  ours: around(130),
  floor: around(100),
  ratio: around(1.3),
  pairs: 30,
};

describe('a row of a table', () => {
  it('has ours, the floor and the ratio with its quartiles', () => {
    expect(tableOf([compared])).toContain('| a start | 130 ms | 100 ms | 1.30 (1.17 to 1.56) |');
  });

  it.each([
    ['ratio', { atMost: 1.3 }, '≤ 1.3: met'],
    ['ratio', { atMost: 1.29 }, '≤ 1.29: **not met**'],
    ['ratio', { atLeast: 1.3 }, '≥ 1.3: met'],
    ['ratio', { atLeast: 1.31 }, '≥ 1.31: **not met**'],
    ['ours', { atMost: 130 }, '≤ 130 ms: met'],
    ['ours', { atLeast: 131 }, '≥ 131 ms: **not met**'],
  ] as const)('says of a goal for %s, %j: %s', (of, bound, said) => {
    expect(tableOf([{ ...compared, goal: { of, ...bound } }])).toContain(`| ${said} |`);
  });

  it('has no ratio and no goal where there is none', () => {
    const { floor, ratio, ...alone } = compared;
    expect(tableOf([alone])).toBe('|  | ours |\n| --- | --- |\n| a start | 130 (117 to 156) ms |');
  });
});

describe('a picture', () => {
  const { ratio, floor, ...alone } = compared;
  const picture = plotOf('What <is> it & "why"?', [
    { ...compared, goal: { of: 'ratio', atMost: 1 } },
    { ...alone, name: 'a & b < c', unit: 'kB', ours: around(0), goal: { of: 'ours', atMost: 300 } },
  ]);

  it('is well formed: every element is closed in turn, and no text opens one', () => {
    expect(unclosed(picture)).toEqual([]);
    expect(unclosed(picture.replace('</g>', ''))).not.toEqual([]);
    expect(picture).not.toMatch(/&(?!amp;|lt;|gt;|quot;)|NaN|undefined|Infinity/);
  });

  it('marks what misses its goal by more than a colour', () => {
    expect(picture).toContain('1.30 ✗');
    expect(picture).toContain('0 kB ✓');
  });

  it('is readable in the dark, and asks for nothing from elsewhere', () => {
    expect(picture).toContain('@media (prefers-color-scheme: dark)');
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|<script/);
  });
});

/** Names of elements that are open where the text ends, or that were closed in another order. */
function unclosed(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, name = '', alone] of xml.matchAll(/<(\/?)(\w+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (end && open.at(-1) === name) open.pop();
    else if (end) return [...open, `/${name}`];
    else if (!alone) open.push(name);
  }
  const tags = xml.match(/</g)?.length;
  return tags === xml.match(/<(\/?)(\w+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g)?.length
    ? open
    : ['text that opens one'];
}

describe('docs/performance.md', () => {
  const page = read('docs/performance.md');
  const results = readResults();

  it.each(questionIds())('has the question %s, as it was measured, with its picture', (id) => {
    const result = results[id];
    expect(page).toContain(`\n## ${result?.title}\n`);
    expect(page).toContain(`](performance/${id}.svg)`);
    expect(existsSync(`docs/performance/${id}.svg`)).toBe(true);
    expect(result?.rows.length).toBeGreaterThan(0);
  });

  it('has some questions, and tells of each goal whether it is met', () => {
    expect(questionIds().length).toBeGreaterThanOrEqual(3);
    const goals = Object.values(results).flatMap(({ rows }) => rows.filter(({ goal }) => goal));
    expect(goals.length).toBeGreaterThan(10);
    const [, table = ''] = page.split('## The goals');
    expect(table.split('\n## ')[0]?.match(/: (?:met|\*\*not met\*\*) \|/g)?.length).toBe(goals.length);
  });

  it('keeps what was written by hand', () => {
    expect(performancePage(results, '## What was tried\n\nThis.\n')).toMatch(
      /\n\n## What was tried\n\nThis\.\n$/,
    );
  });
});
