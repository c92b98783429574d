import { describe, expect, it } from '@jest/globals';
import { prices } from '../../scripts/performance/prices.ts';
import { ofType, standAlone, templateNames } from '../infra/support/synthesised.ts';
import { read } from './support/page-files.ts';

const [, page = ''] = read('docs/deploying.md').split(/^## What it costs$/m);
const [section = ''] = page.split(/^## /m);

/** Without its head and the line under it; a cell is its text. */
type Table = readonly (readonly string[])[];

const tables: readonly Table[] = section.split('\n\n').flatMap((paragraph) => {
  const rows = paragraph.split('\n').filter((line) => line.startsWith('|'));
  if (rows.length < 3) return [];
  return [
    rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ),
  ];
});

/** A reckoning is a sum of products, as `1 × 0.125 + 8,640 × 0.625`. */
function reckoned(cell: string): number {
  return cell
    .split(' + ')
    .map((product) => product.split(' × ').map((number) => Number(number.replaceAll(',', ''))))
    .reduce((sum, numbers) => sum + numbers.reduce((one, other) => one * other), 0);
}

/** The pairs of a reckoning and what it comes to, of each column that has such. */
function pairs([head = [], , ...rows]: Table) {
  const columns = head.flatMap((title, at) => (title === 'USD' ? [at] : []));
  return columns.map((at) => ({
    title: head[at - 1] ?? '',
    parts: rows
      .filter(([part]) => part !== '**sum**')
      .map((row) => [row[at - 1] ?? '', row[at] ?? ''] as const),
    sum: rows.find(([part]) => part === '**sum**')?.[at],
  }));
}

const columns = tables.flatMap(pairs);

it('the page reckons what a million deliveries cost, what stands in front, and what a quiet month does', () => {
  expect(tables).toHaveLength(3);
  expect(columns.map(({ title }) => title)).toEqual([
    'Sallyport',
    'quick start',
    'reckoning',
    'gateway',
    'each endpoint',
  ]);
  expect(columns.flatMap(({ parts }) => parts.filter(([reckoning]) => reckoning)).length).toBeGreaterThan(15);
});

it('reckons by the prices that docs/performance.md reckons by', () => {
  const known: readonly number[] = Object.values(prices).flatMap((price) =>
    typeof price === 'number' ? price : Object.values(price),
  );
  const products = columns.flatMap(({ parts }) => parts.flatMap(([reckoning]) => reckoning.split(' + ')));
  const used = products
    .filter((product) => product !== '')
    .map((product) => Number(product.split(' × ').at(-1)));
  expect(used.filter((price) => price !== 0 && !known.includes(price))).toEqual([]);
  expect(used.length).toBeGreaterThan(20);
});

describe.each(columns)('what is said of $title', ({ parts, sum }) => {
  it.each(parts.filter(([reckoning]) => reckoning))('comes of %s to %s', (reckoning, dollars) => {
    expect(reckoned(reckoning).toFixed(2)).toBe(dollars);
  });

  it('says nothing of what costs nothing', () => {
    for (const [reckoning, dollars] of parts) expect(reckoning === '').toBe(dollars === '');
  });

  if (sum !== undefined)
    it(`comes to ${sum} in all`, () => {
      const all = parts.reduce((total, [, dollars]) => total + Number(dollars), 0);
      expect(`**${all.toFixed(2)}**`).toBe(sum);
    });
});

describe.each(templateNames)('the alarms of the template %s', (name) => {
  const alarms = ofType(standAlone(name), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const composites = ofType(standAlone(name), 'AWS::CloudWatch::CompositeAlarm');
  const row = tables[2]?.find(([part]) => part?.startsWith('alarms')) ?? [];
  const queries = alarms.flatMap(({ Metrics = [] }) => Metrics as readonly object[]);

  it('look at as many metrics as the page reckons', () => {
    const metrics = alarms.filter(({ MetricName }) => MetricName).length;
    const measured = queries.filter((one) => 'MetricStat' in one).length;
    expect(row[1]).toBe(`${metrics + measured} × 0.10 + ${composites.length} × 0.50`);
  });

  it('look at one of each endpoint by a query', () => {
    const asked = queries.filter((one) => JSON.stringify(one).includes('GROUP BY Endpoint'));
    expect(row[3]).toBe(`${asked.length} × 0.10`);
  });

  it('are as many as the page says at its top', () => {
    expect(read('docs/deploying.md')).toContain(`| ${alarms.length} alarms, and three above them`);
    expect(composites).toHaveLength(3);
  });
});
