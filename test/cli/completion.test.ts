import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { Terminal } from '../support/terminal.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sallyport-completion-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const io = new Terminal({ cwd });
  expect(await io.run('complete', 'fish', '--', ...words)).toBe(0);
  expect(io.err).toBe('');
  return io.lines;
}

const wordsOf = (lines: readonly string[]) => lines.map((line) => line.split('\t')[0]);

describe('at the cursor may stand', () => {
  it.each([
    {
      words: ['rot'],
      offers: ['rotate\treplace the secret of an endpoint without losing a delivery (docs/rotation.md)'],
    },
    { words: ['send', 'gith'], offers: ['github\tGitHub'] },
    { words: ['providers', 'twi'], offers: ['twilio\tTwilio', 'twitch\tTwitch EventSub'] },
    { words: ['samples', 'bitbucket', 'repo:'], offers: ['repo:push'] },
    { words: ['send', '--url', 'http://x', 'wise', 'transf'], offers: ['transfers#state-change'] },
    { words: ['serve', '--bus', ''], offers: ['embedded', 'eventbridge'] },
    { words: ['serve', '--bus=ev'], offers: ['--bus=eventbridge'] },
    {
      words: ['serve', '--no-j'],
      offers: ['--no-journal\tkeep no deliveries to look at, but their events alone'],
    },
    { words: ['completion', 'f'], offers: ['fish'] },
    { words: ['serve', '--config', ''], offers: [':files'] },
    { words: ['send', 'github', '--file=x'], offers: [':files'] },
    { words: ['rotate', 'x', '--value-file', ''], offers: [':files'] },
    { words: ['serve', '--port', ''], offers: [] },
    { words: ['send', 'nobody', ''], offers: [] },
    { words: ['parked', '--json=x'], offers: [] },
    { words: ['send', '--nonsense', 'gith'], offers: ['github\tGitHub'] },
    { words: ['nothing', ''], offers: [] },
    { words: ['replay', '1', ''], offers: [] },
    { words: ['send', '--', '--u'], offers: [] },
    { words: ['send', '--', 'ska', '--', ''], offers: [] },
    { words: ['send', 'constructor', ''], offers: [] },
  ])('behind $words: $offers', async ({ words, offers }) => {
    expect(await offered(...words)).toEqual(offers);
  });

  it('every command that the help lists, and none that it does not', async () => {
    const help = new Terminal({ cwd });
    await help.run('--help');
    const listed = [...help.out.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name);
    expect(listed.length).toBeGreaterThan(9);
    expect(wordsOf(await offered(''))).toEqual(listed);
    expect(wordsOf(await offered())).toEqual(listed);
  });

  it('every provider', async () => {
    expect(await offered('send', '')).toEqual(providers.map(({ id }) => id));
  });

  it('an option that is not given yet, or that may be given again', async () => {
    const words = wordsOf(await offered('send', 'github', '--url', 'x', '--header', 'a: b', '--'));
    expect(words).toContain('--header');
    expect(words).toContain('--timeout');
    expect(words).not.toContain('--url');
  });
});

describe('of the endpoints may stand', () => {
  const endpoints = (names: object) => JSON.stringify({ endpoints: names });

  it('those of the configuration here, or of the one that is named', async () => {
    writeFileSync(join(cwd, 'sallyport.json'), endpoints({ here: { provider: 'github' } }));
    writeFileSync(join(cwd, 'other.json'), endpoints({ there: { provider: 'stripe' } }));
    expect(await offered('rotate', '')).toEqual(['here\tgithub']);
    expect(await offered('enrol', '--config', 'other.json', '')).toEqual(['there\tstripe']);
    expect(await offered('send', 'github', '--endpoint', 'h')).toEqual(['here\tgithub']);
    for (const command of ['capture', 'rehearse'])
      expect(await offered(command, '')).toEqual(['here\tgithub']);
  });

  it('one for each provider where nothing is configured, and none of a stack, which is far away', async () => {
    expect(await offered('rotate', 'gith')).toEqual(['github\tGitHub']);
    expect(await offered('rotate', '--stack', 'Sallyport', 'gith')).toEqual([]);
  });

  it('nothing that a stranger wrote into the file but names, and nothing of a file that cannot be read', async () => {
    const strange = {
      '$(touch x)': {},
      'a\nb': {},
      ok: { provider: '\u001b[2J' },
      'a;b': {},
      constructor: 1,
    };
    writeFileSync(join(cwd, 'sallyport.json'), endpoints(strange));
    expect(await offered('rotate', '')).toEqual(['ok', 'constructor']);
    writeFileSync(join(cwd, 'sallyport.json'), endpoints(5 as unknown as object));
    expect(await offered('rotate', '')).toEqual([]);
    writeFileSync(join(cwd, 'sallyport.json'), '{');
    expect(await offered('rotate', '')).toEqual([]);
    expect(await offered('rotate', '--config', 'missing', '')).toEqual([]);
  });
});

it.each(['bash', 'zsh', 'fish'])('the help says how to install the script of %s', async (shell) => {
  const help = new Terminal({ cwd });
  expect(await help.run('completion', '--help')).toBe(0);
  expect(help.out).toContain(`sallyport completion ${shell} > ~/`);
  expect(readFileSync('docs/local.md', 'utf8')).toContain(`sallyport completion ${shell} > ~/`);
});
