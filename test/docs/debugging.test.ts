import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Terminal } from '../support/terminal.ts';
import { read, root } from './support/page-files.ts';
import { blocksOf } from './support/pages.ts';
import { programs } from './support/programs.ts';
import { readShell } from './support/shell.ts';

const page = blocksOf('docs/debugging.md');
const cases = page.flatMap(({ language, code }, at) => {
  const next = page[at + 1];
  return language === 'sh' && next?.notes.printed === 'verify' ? [{ code, printed: next.code }] : [];
});

describe('the page on signatures that fail', () => {
  it('walks through three cases', () => {
    expect(cases).toHaveLength(3);
  });

  it.each(cases)('shows what is printed: $code', async ({ code, printed }) => {
    const terminal = new Terminal({ cwd: root });
    const [command] = readShell(code, root, programs).commands;
    const [, ...args] = command?.argv.slice(1) ?? [];
    expect(await terminal.run(...args)).toBe(1);
    expect(terminal.out.trimEnd().split('\n')).toEqual(printed.split('\n'));
  });
});

describe('the causes that the page lists', () => {
  const listed = [...new Set(idsIn(read('docs/debugging.md')))];
  const code = globSync('src/{diagnosis,workbench/diagnosis}/**/*.ts', { cwd: root }).map(read).join('\n');

  it('are many', () => {
    expect(listed.length).toBeGreaterThan(120);
  });

  it('are those of the code, each as it is written there or in two parts', () => {
    const parts = new Set(code.match(/[a-z0-9]+(?:_[a-z0-9]+)*_?/g));
    const isSaid = (id: string) =>
      parts.has(id) ||
      [...id.matchAll(/_/g)].some(
        ({ index }) => parts.has(id.slice(0, index + 1)) && parts.has(id.slice(index + 1)),
      );
    expect(listed.filter((id) => !isSaid(id))).toEqual([]);
  });
});

/** Whole ones, in the tables. */
function idsIn(markdown: string): readonly string[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`([a-z][a-z0-9_]+)`/g)].map(([, id = '']) => id),
  );
}
