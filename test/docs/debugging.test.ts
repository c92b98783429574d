import { describe, expect, it } from '@jest/globals';
import { Terminal } from '../support/terminal.ts';
import { blocks, root } from './support/pages.ts';
import { programs } from './support/programs.ts';
import { readShell } from './support/shell.ts';

const page = blocks.filter((block) => block.page === 'docs/debugging.md');
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
