import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportRule } from '../../src/workbench/export/export-rule.ts';
import { rows } from '../workbench/export/rows.ts';
import { type Mistake, mistakesIn } from './support/compile.ts';
import { blocksIn } from './support/pages.ts';
import { lines, placed } from './support/placed.ts';

const shown = blocksIn('ts').map(placed);
const broken = '.pages/broken.ts';

describe('the TypeScript of the pages', () => {
  let mistakes: readonly Mistake[];

  beforeAll(() => {
    const files = new Map(shown.map(({ path, text }) => [path, text]));
    for (const [at, [, pattern]] of rows.entries()) {
      files.set(`.pages/exported/rule-${at}.ts`, exportRule(`rule ${at}`, pattern, 'cdk'));
    }
    files.set(
      broken,
      "import { aws } from 'sallyport';\n\nexport const wrong = aws(1, 'check', () => {});\n",
    );
    mistakes = mistakesIn(files);
  }, 120_000);

  it('compiles against what the package exports', () => {
    expect(shown.length).toBeGreaterThan(10);
    expect(mistakes.filter(({ path }) => path !== broken)).toEqual([]);
  });

  it('would not compile with a mistake in it', () => {
    expect(mistakes.filter(({ path }) => path === broken)).toEqual([
      {
        path: broken,
        message: "Argument of type 'number' is not assignable to parameter of type 'Config'.",
        source: "export const wrong = aws(1, 'check', () => {});",
      },
    ]);
  });

  it.each(
    shown
      .filter(({ block }) => block.notes.folder)
      .map((one) => [`${one.block.page}:${one.block.line}`, one] as const),
  )('is what stands in the file that it names: %s', (_, { block, text }) => {
    expect(lines(text)).toContain(lines(block.code));
  });
});
