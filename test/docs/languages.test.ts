import { describe, expect, it } from '@jest/globals';
import { pages } from './support/page-files.ts';
import { type Block, blocksOf, everyBlock } from './support/pages.ts';

/** Which file looks at the blocks of a language, and how many there are at least. */
const checked: Readonly<Record<string, readonly [test: string, floor: number]>> = {
  ts: ['typescript.test.ts', 11],
  sh: ['shell.test.ts', 20],
  json: ['json.test.ts', 1],
  yaml: ['cloudformation.test.ts', 1],
  hcl: ['hcl.test.ts', 3],
};

/** Nothing looks at these. */
const unchecked: Readonly<Record<string, string>> = {
  text: 'for people alone: a picture',
  'logs-insights': 'only CloudWatch reads the query language of Logs Insights',
};

function mistakeIn({ language, code }: Block): string | undefined {
  if (Object.hasOwn(checked, language)) return undefined;
  const known = Object.keys({ ...checked, ...unchecked }).join(', ');
  if (!Object.hasOwn(unchecked, language)) return `"${language}" is none of ${known}`;
  if (/^\s*(?:npx|npm|sallyport|aws|cdk) /m.test(code)) return 'holds commands: it is sh';
  return undefined;
}

const mistakesIn = (found: readonly Block[]) =>
  found.flatMap((block) => {
    const mistake = mistakeIn(block);
    return mistake === undefined ? [] : [`${block.page}:${block.line}: ${mistake}`];
  });

describe('the blocks of code in the pages', () => {
  const blocks = everyBlock();

  it('are found in every page', () => {
    expect(pages.length).toBeGreaterThan(22);
    for (const page of ['README.md', 'docs/deploying.md', 'docs/adr/0001-results-not-exceptions.md']) {
      expect(pages).toContain(page);
    }
    expect(new Set(blocks.map(({ page }) => page)).size).toBeGreaterThan(7);
  });

  it('say their language, and it is one that a test looks at, or there is a reason why none does', () => {
    expect(mistakesIn(blocks)).toEqual([]);
  });

  it.each(Object.entries(checked))('are enough in number: %s', (language, [, floor]) => {
    expect(blocks.filter((block) => block.language === language).length).toBeGreaterThanOrEqual(floor);
  });

  it('that nobody looks at are few', () => {
    // paths.test.ts and debugging.test.ts look at those that say so
    const found = blocks.filter(
      ({ language, notes: { paths, printed } }) =>
        Object.hasOwn(unchecked, language) && paths === undefined && printed === undefined,
    );
    expect(found.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['has no language', '```\nnpm ci\n```', '"" is none of'],
    ['is indented only', '    npm ci', '"" is none of'],
    ['is in a language that nobody looks at', '- in a list\n\n  ```rust\n  fn\n  ```', '"rust" is none of'],
    ['hides a command', '```text\nnpx sallyport serve\n```', 'holds commands'],
  ])('are found fault with where one %s', (_, markdown, words) => {
    expect(mistakesIn(blocksOf('page.md', markdown))).toEqual([expect.stringContaining(words)]);
  });
});
