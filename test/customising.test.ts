import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/customising.md', root), 'utf8');
/** Blocks of code that say which file of the example they show. */
const shown = [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', code = '']) => ({
  path,
  code,
}));

/** Without its indentation, since a page may show a method alone. */
function lines(code: string): string {
  return code
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

it('the page on customising shows every part of the example', () => {
  expect(shown.map(({ path }) => path)).toEqual([
    'src/entry.ts',
    'src/acme.ts',
    'src/payments.ts',
    'src/stamping-publisher.ts',
    'infra/app.ts',
    'src/senders.ts',
    'src/small-entry.ts',
    'infra/app.ts',
  ]);
});

it.each(shown)('the page on customising shows $path as it is', ({ path, code }) => {
  const file = readFileSync(new URL(`examples/custom/${path}`, root), 'utf8');
  expect(lines(file)).toContain(lines(code));
});
