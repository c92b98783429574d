import { expect, it } from '@jest/globals';
import { knownMetrics } from '../../src/domain/metrics.ts';
import { read } from './support/page-files.ts';

it('the page of the alarms says of every metric what it is, in the words of the code', () => {
  const rows = Object.entries(knownMetrics).map(
    ([name, { unit, meaning }]) => `| \`${name}\` | ${unit} | ${meaning} |`,
  );
  expect(rows.length).toBeGreaterThanOrEqual(18);
  expect(read('docs/alarms.md')).toContain(
    `| metric | unit | what it is |\n|---|---|---|\n${rows.join('\n')}\n\n`,
  );
});
