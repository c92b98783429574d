import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../src/cli/io.ts';
import { providers } from '../../src/cli/providers.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';

/** What is printed of these. */
function listed(all: readonly Provider[]): readonly string[] {
  let text = '';
  const out = { write: (more: string) => (text += more) };
  const io: Io = { out, err: out, env: {}, cwd: '.', stop: new AbortController().signal };
  expect(providers(io, all)).toBe(0);
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

const numbered = (count: number): readonly Provider[] =>
  Array.from({ length: count }, (_, n) => ({
    ...github,
    id: `sender-${n}`,
    name: 'Sender'.padEnd(6 + (n % 9), 's'),
    docs: `https://docs.example.com/${n}`,
  }));

describe('the list of a hundred senders', () => {
  const columnsOf = (line: string) => [...line.matchAll(/(?<=^|\s{2})\S/g)].map(({ index }) => index);

  it('is a line each, in columns', () => {
    const lines = listed(numbered(100));
    expect(lines).toHaveLength(100);
    expect(new Set(lines.map((line) => columnsOf(line).join())).size).toBe(1);
    expect(columnsOf(lines[0]!)).toHaveLength(4);
    expect(lines[7]).toMatch(/^sender-7 .*https:\/\/docs[.]example[.]com\/7$/);
  });

  it('is no wider for one of them that has a long name', () => {
    const long = { ...github, id: 'long', name: 'A Sender With a Name That Takes Half of the Line' };
    const [first, ...others] = listed([long, ...numbered(99)]);
    expect(first).toContain(`${long.name}  ${long.source}`);
    expect(new Set(others.map((line) => columnsOf(line).join())).size).toBe(1);
    expect(Math.max(...others.map((line) => line.indexOf('https:')))).toBeLessThan(60);
  });
});
