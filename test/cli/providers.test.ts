import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../src/cli/io.ts';
import { providers } from '../../src/cli/providers.ts';
import { plainText } from '../../src/cli/terminal/plain-text.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { providers as known } from '../../src/domain/providers/index.ts';
import { experimental, guides } from '../../src/guides/index.ts';

/** What is printed of these, without the end of its last line. */
async function shown(
  word?: string,
  all: readonly Provider[] = known,
  { isTTY = false, env = {} } = {},
): Promise<string> {
  let text = '';
  const out = { write: (more: string) => (text += more), isTTY };
  const io: Io = { out, err: { write: () => {} }, env, cwd: '.', stop: new AbortController().signal };
  expect(await providers(word, {}, io, all)).toBe(0);
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1);
}

/** Whatever the lines are. */
const words = (text: string) => text.replaceAll(/\s+/g, ' ');

const numbered = (count: number): readonly Provider[] =>
  Array.from({ length: count }, (_, n) => ({
    ...github,
    id: `sender-${n}`,
    name: 'Sender'.padEnd(6 + (n % 9), 's'),
  }));

describe('the list of a hundred senders', () => {
  const columnsOf = (line: string) => [...line.matchAll(/(?<=^|\s{2})\S/g)].map(({ index }) => index);

  it('is a line each, in columns, of which none has blanks at its end', async () => {
    const lines = (await shown(undefined, numbered(100))).split('\n');
    expect(lines).toHaveLength(100);
    expect(new Set(lines.map((line) => columnsOf(line).join())).size).toBe(1);
    expect(columnsOf(lines[0]!)).toHaveLength(3);
    expect(lines[7]).toMatch(/^sender-7 +Sendersssssss +signed$/);
  });

  it('is no wider for one of them that has a long name', async () => {
    const long = { ...github, id: 'long', name: 'A Sender With a Name That Takes Half of the Line' };
    const [first, ...others] = (await shown(undefined, [long, ...numbered(99)])).split('\n');
    expect(first).toContain(`${long.name}  signed`);
    expect(new Set(others.map((line) => columnsOf(line).join())).size).toBe(1);
    expect(Math.max(...others.map((line) => line.indexOf('signed')))).toBeLessThan(60);
  });

  it('marks those of which something is not confirmed, as their guides say', async () => {
    const lines = (await shown()).split('\n');
    expect(lines).toHaveLength(known.length);
    for (const [at, { id }] of known.entries()) {
      const { unconfirmed } = (await guides.get(id)?.()) ?? {};
      expect([id, experimental.has(id)]).toEqual([id, unconfirmed !== undefined]);
      expect([id, lines[at]?.endsWith('experimental')]).toEqual([id, unconfirmed !== undefined]);
    }
  });
});

describe('a word that is no id', () => {
  it('lists those that have it in their name or id, in any case', async () => {
    const all = [
      { ...github, id: 'sns', name: 'Amazon SNS' },
      { ...github, id: 'amazon-pay', name: 'Pay' },
      { ...github, id: 'other', name: 'Other' },
    ];
    expect((await shown('AMAZON', all)).split('\n').map((line) => line.split(' ')[0])).toEqual([
      'sns',
      'amazon-pay',
    ]);
  });

  it('is a mistake where nobody has it', async () => {
    await expect(shown('gitbuh')).rejects.toThrow("no sender has 'gitbuh' in its name or id");
  });
});

describe('what is known of one sender', () => {
  it.each(known.map(({ id, name }) => [id, name]))(
    'is shown in full, for people to read: %s',
    async (id, name) => {
      const guide = await guides.get(id)?.();
      const text = await shown(id);
      const lines = text.split('\n');
      expect(lines[0]).toBe(name);
      for (const heading of [
        'Set it up',
        'How it proves who it is',
        'Answers and repetitions',
        'Events',
        'Try it',
        'What a replay can do',
        'More to read',
      ])
        expect(lines).toContain(heading);
      for (const type of guide?.types ?? []) expect(words(text)).toContain(words(plainText(type)));
      expect(lines.includes('Not confirmed')).toBe(guide?.unconfirmed !== undefined);
      expect(text).not.toMatch(/\]\(|`/);
      const [, setUp = ''] = text.split('Set it up\n');
      expect(setUp.split('\n\n')[0]).not.toContain('{url}');
    },
  );

  it('breaks no word, and no line is wider than 100 but for one word', async () => {
    const wide = (await shown('slack')).split('\n').filter((line) => line.length > 100);
    expect(wide.filter((line) => line.trim().split(' ').length > 2)).toEqual([]);
  });

  it('is the same text in colours, for a terminal that wants them', async () => {
    const colours = await shown('slack', known, { isTTY: true });
    expect(colours).toContain('\u001b[1mSlack\u001b[22m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
    expect(colours.replaceAll(/\u001b\[\d+m/g, '')).toBe(await shown('slack'));
    expect(await shown('slack', known, { isTTY: true, env: { NO_COLOR: '1' } })).toBe(await shown('slack'));
  });
});
