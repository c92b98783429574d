import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './support/page-files.ts';
import { blocksOf, wordsOf } from './support/pages.ts';

const page = 'docs/walk.md';

/** Its paths are those under `src/`; in the picture they begin at the room that they are in, or at `domain/`. */
function isThere(path: string, room = ''): boolean {
  const file = path.replace('<id>', 'github');
  return ['src', 'src/domain', join('src', room)].some((start) => existsSync(join(root, start, file)));
}

// the paths of other pages begin at the root, and words.test.ts looks at them
describe('a file that the walk of a delivery names', () => {
  const named = wordsOf(page).filter(({ text }) => /\/.*[.]ts$/.test(text));

  it.each(named.map(({ text }) => text))('is there: %s', (path) => {
    expect(isThere(path)).toBe(true);
  });

  it('is looked for: there are some', () => {
    expect(named.length).toBeGreaterThanOrEqual(10);
  });
});

describe('the picture of the walk of a delivery', () => {
  const picture =
    blocksOf(page)
      .find(({ notes }) => notes.paths === 'src')
      ?.code.split('\n') ?? [];
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
