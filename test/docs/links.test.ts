import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pages, read, root } from './support/page-files.ts';
import { anchorsOf, everyLink, linksOf, type Mention } from './support/pages.ts';

const isOutside = ({ text }: Mention) => /^[a-z]+:/.test(text);

/** From the root of the repository, without a slash at its end. */
function target({ page, text }: Mention): string {
  const [path = ''] = text.split('#');
  return path === '' ? page : normalize(join(dirname(page), decodeURI(path))).replace(/\/$/, '');
}

function deadIn(found: readonly Mention[], isThere: (path: string) => boolean): readonly string[] {
  return found
    .filter((link) => !isOutside(link))
    .filter((link) => {
      const [, anchor] = link.text.split('#');
      const path = target(link);
      return !isThere(path) || (anchor !== undefined && !anchorsOf(read(path)).has(anchor));
    })
    .map(({ page, line, text }) => `${page}:${line}: ${text}`);
}

describe('the links of the pages', () => {
  const links = everyLink();
  const inRepository = (path: string) => existsSync(join(root, path));
  let packed: readonly string[];

  beforeAll(() => {
    const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(report) as [{ readonly files: readonly { readonly path: string }[] }];
    packed = files.map(({ path }) => path);
  });
  const inTarball = (path: string) => packed.some((file) => file === path || file.startsWith(`${path}/`));

  it('lead somewhere in the repository', () => {
    expect(deadIn(links, inRepository)).toEqual([]);
    expect(links.filter((link) => !isOutside(link)).length).toBeGreaterThan(25);
  });

  it('lead somewhere in the tarball, where the page is in it', () => {
    const there = links.filter(({ page }) => packed.includes(page));
    expect(deadIn(there, inTarball)).toEqual([]);
    expect(pages.filter((page) => packed.includes(page)).length).toBeGreaterThan(20);
  });

  it('lead to addresses that are encrypted, where they lead out', () => {
    expect(links.filter((link) => isOutside(link) && !link.text.startsWith('https://'))).toEqual([]);
  });

  it.each(['nowhere.md', 'docs/local.md#nowhere', '#nowhere', '../outside.md'])(
    'would be found dead with one to %s',
    (url) => {
      expect(deadIn(linksOf('README.md', `[x](${url})`), inRepository)).toEqual([`README.md:1: ${url}`]);
    },
  );
});
