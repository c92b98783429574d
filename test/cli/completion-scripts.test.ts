import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Terminal } from '../support/terminal.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sallyport-completion-'));
  writeFileSync(join(cwd, 'gateway.json'), '{}');
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

/** What a shell prints that has read the script of its own. */
async function inShell(
  shell: string,
  flags: readonly string[],
  program: string,
  before = '',
): Promise<readonly string[]> {
  const io = new Terminal({ cwd });
  expect(await io.run('completion', shell)).toBe(0);
  const { NODE_OPTIONS, ...env } = process.env;
  const itself = `"${process.execPath}" "${resolve('dist/cli.mjs')}"`;
  const named =
    shell === 'fish' ? `function sallyport; ${itself} $argv; end` : `sallyport() { ${itself} "$@"; }`;
  const text = execFileSync(shell, [...flags, '-c', [before, named, io.out, program].join('\n')], {
    cwd,
    env,
  });
  return text.toString().split('\n').slice(0, -1);
}

/** As bash parts a line for a completion: at blanks, and around colons and equals signs. */
function inBash(line: string): string {
  const parts: string[] = line.match(/[:=]+|(?:\\.|[^\s:=])+/g) ?? [];
  if (line.endsWith(' ')) parts.push('');
  const quoted = parts.map((part) => `'${part}'`).join(' ');
  return `COMP_LINE='${line}' COMP_POINT=${line.length} COMP_CWORD=${parts.length - 1} COMP_WORDS=(${quoted})
_sallyport sallyport; echo "\${COMPREPLY[*]}"`;
}

const lines = {
  'sallyport se': 'serve send',
  'sallyport samples bitbucket repo:p': 'push',
  'sallyport samples bitbucket repo:': 'push',
  'sallyport serve --bus=ev': 'eventbridge',
  'sallyport serve --bus=': 'embedded eventbridge',
  'sallyport serve --config gate': 'gateway.json',
  'sallyport serve --config=gate': 'gateway.json',
  'sallyport samples segment track.Order\\ C': 'track.Order\\ Completed',
  'sallyport  send   segment  track.Order\\ C': 'track.Order\\ Completed',
  'sallyport serve --port ': '',
};

it('bash puts what the program says in place of the part of a word that it completes', async () => {
  const said = await inShell('bash', ['--norc', '--noprofile'], Object.keys(lines).map(inBash).join('\n'));
  expect(Object.fromEntries(Object.keys(lines).map((line, at) => [line, said[at]]))).toEqual(lines);
});

const others = {
  zsh: {
    flags: ['-f'],
    before: `compdef() { }
_describe() { print -rl -- "\${(@P)2}"; }
_files() { print -r -- "files behind $IPREFIX"; }
compset() { [[ "$PREFIX" == --config=* ]] && IPREFIX=--config=; }`,
    program: `words=(sallyport send gith); CURRENT=3 PREFIX=gith; _sallyport
words=(sallyport samples bitbucket repo:); CURRENT=4 PREFIX=repo:; _sallyport
words=(sallyport serve --config=g); CURRENT=3 PREFIX=--config=g; _sallyport
words=(sallyport serve --port ''); CURRENT=4 PREFIX=; _sallyport || print none`,
    says: ['github:GitHub', 'repo\\:push', 'files behind --config=', 'none'],
  },
  fish: {
    flags: ['--no-config'],
    before: '',
    program: `complete -C 'sallyport send gith'
complete -C 'sallyport samples bitbucket repo:'
complete -C 'sallyport serve --config=g'
complete -C 'sallyport serve --port '`,
    says: ['github\tGitHub', 'repo:push', '--config=gateway.json'],
  },
};

describe('by hand, where it is installed,', () => {
  it.each(Object.entries(others))(
    '%s shows what the program says',
    async (shell, { flags, before, program, says }) => {
      if (spawnSync(shell, ['--version']).status === 0)
        expect(await inShell(shell, flags, program, before)).toEqual(says);
      else process.stderr.write(`*** ${shell} is not here: its completion was NOT tried ***\n`);
    },
  );
});
