import { describe, expect, it } from '@jest/globals';
import { JsonLog } from '../../../src/adapters/system/json-log.ts';
import type { LogFields, LogLevel } from '../../../src/ports/log.ts';

function lineOf(fields: LogFields, level: LogLevel = 'info'): string {
  const lines: string[] = [];
  new JsonLog((line) => lines.push(line)).write(level, 'delivery', fields);
  expect(lines).toHaveLength(1);
  return lines[0] as string;
}

function written(value: string): string {
  return (JSON.parse(lineOf({ value })) as { value: string }).value;
}

it.each(['info', 'warn', 'error'] as const)('a line has its level, %s, its name and its fields', (level) => {
  expect(
    JSON.parse(lineOf({ endpoint: 'github', ms: { total: 3 }, ids: ['a', 'b'], ok: true }, level)),
  ).toEqual({
    level,
    name: 'delivery',
    endpoint: 'github',
    ms: { total: 3 },
    ids: ['a', 'b'],
    ok: true,
  });
});

it('a field without a value is left out', () => {
  expect(lineOf({ code: undefined })).toBe('{"level":"info","name":"delivery"}');
});

describe('what a terminal or a viewer might obey', () => {
  const hostile = [
    { what: 'a line feed', text: 'a\n{"level":"error"}' },
    { what: 'a carriage return', text: 'a\rb' },
    { what: 'NUL', text: 'a\u0000b' },
    { what: 'an ANSI colour', text: '\u001b[31mred\u001b[0m' },
    { what: 'an ANSI title', text: '\u001b]0;owned\u0007' },
    { what: 'backspaces', text: 'admin\u0008\u0008\u0008' },
    { what: 'DEL', text: 'a\u007fb' },
    { what: 'a C1 control sequence', text: '\u009b31mred' },
    { what: 'a C1 next line', text: 'a\u0085b' },
    { what: 'a right-to-left override', text: 'a\u202egnp.exe' },
    { what: 'a bidirectional isolate', text: '\u2066a\u2069' },
    { what: 'direction marks', text: '\u200e\u200f\u061c' },
    { what: 'the line separators of Unicode', text: 'a\u2028b\u2029c' },
    { what: 'half a surrogate pair', text: 'a\ud83d' },
  ];

  it.each(hostile)('is escaped, and still there to read: $what', ({ text }) => {
    const line = lineOf({ value: text, nested: { value: [text] } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    expect(line.isWellFormed()).toBe(true);
    expect((JSON.parse(line) as { value: string }).value).toBe(text);
  });

  it('leaves every other character as it is', () => {
    const text = 'Žluťoučký kůň 馬 🐎 "\\/';
    expect(written(text)).toBe(text);
    expect(lineOf({ value: 'Žluťoučký 馬 🐎' })).toContain('Žluťoučký 馬 🐎');
  });

  it('covers every control character there is', () => {
    const controls = String.fromCharCode(
      ...Array(32).keys(),
      ...Array.from({ length: 33 }, (_, n) => 0x7f + n),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    expect(lineOf({ value: controls })).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(written(controls)).toBe(controls);
  });
});

describe('a long text', () => {
  it.each([
    { length: 256, shown: 256 },
    { length: 257, shown: 256 },
    { length: 1_000_000, shown: 256 },
  ])('of $length characters shows $shown', ({ length, shown }) => {
    expect(written('x'.repeat(length))).toBe('x'.repeat(shown) + (length > shown ? '…' : ''));
  });

  it.each(['stack', 'message'])('has more room as %s', (name) => {
    const { [name]: text } = JSON.parse(lineOf({ [name]: 'x'.repeat(3_000) })) as Record<string, string>;
    expect(text).toBe(`${'x'.repeat(2_048)}…`);
  });

  it('is clipped inside of lists and groups too', () => {
    const long = 'x'.repeat(300);
    const clipped = `${'x'.repeat(256)}…`;
    expect(JSON.parse(lineOf({ list: [long], group: { long } }))).toMatchObject({
      list: [clipped],
      group: { long: clipped },
    });
  });

  it('cut within a surrogate pair is still JSON', () => {
    const line = lineOf({ value: `${'x'.repeat(255)}🐎🐎` });
    expect(line.isWellFormed()).toBe(true);
    expect(() => JSON.parse(line)).not.toThrow();
  });
});
