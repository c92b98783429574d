import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { blocks, root, words } from './support/pages.ts';

/** Where a path begins that a page names; in the pages about the code `src/` is left out. */
const starts = ['', 'src', 'src/domain', 'examples/custom'];

function isThere(path: string, room = ''): boolean {
  const file = path.replace('<id>', 'github');
  return [...starts, join('src', room), join('src/domain', room)].some((start) =>
    existsSync(join(root, start, file)),
  );
}

/** An ADR says what was so when it was written. */
const isOfToday = ({ page }: { readonly page: string }) =>
  !page.startsWith('docs/adr/') && page !== 'CHANGELOG.md';

describe('a file that a page names', () => {
  const named = words
    .filter(isOfToday)
    .filter(({ text }) => /^(?!dist\/)[\w.<>/-]+\/[\w.<>-]+[.]ts$/.test(text));

  it.each(named.map(({ page, line, text }) => [text, `${page}:${line}`]))('is there: %s (%s)', (path) => {
    expect(isThere(path)).toBe(true);
  });

  it('is looked for: there are some', () => {
    expect(named.length).toBeGreaterThanOrEqual(10);
  });
});

describe('the picture of the walk of a delivery', () => {
  const picture = blocks.find(({ notes }) => notes.paths === 'src')?.code.split('\n') ?? [];
  const rooms = picture.map((line) => /^((?:[\w-]+\/)+)/.exec(line)?.[1]);
  const steps = picture.flatMap((line, at) => {
    const room = rooms.slice(0, at + 1).findLast((one) => one !== undefined) ?? '';
    const paths = line.match(/(?:[\w<>-]+\/)+(?:[\w-]+[.]ts)?|[\w-]+[.]ts/g) ?? [];
    return paths.map((path) => [path, room] as const);
  });

  it.each(steps)('names what is there: %s, in %s', (path, room) => {
    expect(isThere(path, room)).toBe(true);
  });

  it('goes through every room that a delivery is in', () => {
    expect(new Set(rooms.filter((room) => room !== undefined))).toEqual(
      new Set([
        'adapters/edge/lambda-url/',
        'domain/receiving/',
        'domain/verification/',
        'domain/events/',
        'adapters/publishing/',
        'adapters/aws/eventbridge/',
        'adapters/local/sqlite/',
        'domain/publishing/',
      ]),
    );
    expect(steps.length).toBeGreaterThanOrEqual(30);
  });

  it('would be found fault with for a file that is not there', () => {
    expect(isThere('door.ts', 'domain/receiving/')).toBe(false);
    expect(isThere('POST /github')).toBe(false);
  });
});
