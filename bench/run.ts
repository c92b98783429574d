/**
 * `npm run bench` asks every question, `npm run bench -- cold warm` those; what comes of it goes into `bench/results.json`.
 * `npm run bench -- --against <index.mjs>` is the cold start against that of another bundle, and is kept nowhere.
 */
import { parseArgs } from 'node:util';
import { lineOf } from './lib/line.ts';
import { questionIds, questionOf } from './lib/questions.ts';
import { keepResult, measured } from './lib/results.ts';
import type { Row } from './lib/row.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' } },
});

if (values.against === undefined) {
  const questions = await Promise.all((positionals.length > 0 ? positionals : questionIds()).map(questionOf));
  for (const question of questions) {
    const result = await measured(question);
    keepResult(question.id, result);
    print(question.title, result.rows);
  }
} else {
  const { against } = await import('./cold/against.ts');
  print(`cold start against that of ${values.against}`, await against(values.against));
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${lineOf(row)}`);
}
