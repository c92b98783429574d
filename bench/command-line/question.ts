import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inFolder } from '../lib/in-folder.ts';
import { compared, pairsInTurns } from '../lib/in-turns.ts';
import type { Goal, Question, Row } from '../lib/row.ts';

export const question: Question = {
  id: 'command-line',
  title: 'What does it cost to start a command?',
  text: `From the start of a process to its end: what it takes, of which processor time of all threads in user mode, and how much memory it has at most. The floor is
\`node -e 0\`, which does nothing. Each command does what ends at once: \`serve\` finds no such address, \`send\` finds nobody there.`,
  rows,
};

const pairs = 30;
const command = resolve('dist/cli.mjs');

interface Cost {
  readonly wallMs: number;
  readonly userMs: number;
  readonly peakMb: number;
}

interface Start {
  readonly words: readonly string[];
  readonly code?: number;
  readonly goals?: { readonly userMs: Goal; readonly peakMb: Goal };
}

const starts: readonly Start[] = [
  {
    words: ['--version'],
    goals: { userMs: { of: 'ours', atMost: 60 }, peakMb: { of: 'ours', atMost: 60 } },
  },
  { words: ['--help'] },
  { words: ['providers'] },
  { words: ['providers', 'stripe'] },
  { words: ['events'] },
  { words: ['parked'] },
  { words: ['rotate', 'github', '--status'] },
  { words: ['send', 'github', '--url', 'http://127.0.0.1:9'], code: 1 },
  { words: ['serve', '--host', '192.0.2.1'], code: 1 },
];

async function rows(): Promise<readonly Row[]> {
  return inFolder(async (cwd) => {
    const measured: Row[] = [];
    mkdirSync(join(cwd, '.sallyport'));
    await startOf(cwd, [command, 'rotate', 'github'], 0);
    await startOf(cwd, [command, 'rotate', 'github', '--promote'], 0);
    for (const { words, code = 0, goals } of starts) {
      const both = await pairsInTurns(
        pairs,
        () => startOf(cwd, [command, ...words], code),
        () => startOf(cwd, ['-e', '0'], 0),
      );
      const name = `sallyport ${words
        .slice(0, 2)
        .filter((word) => !/^--(?:url|host)$/.test(word))
        .join(' ')}`;
      measured.push(
        { name, unit: 'ms', ...compared(both, ({ wallMs }) => wallMs) },
        {
          name: `${name}, user time`,
          unit: 'ms',
          ...compared(both, ({ userMs }) => userMs),
          ...(goals && { goal: goals.userMs }),
        },
        {
          name: `${name}, peak`,
          unit: 'MB',
          ...compared(both, ({ peakMb }) => peakMb),
          ...(goals && { goal: goals.peakMb }),
        },
      );
    }
    return measured;
  });
}

/** The process says itself what it took, when it ends. */
const report = join(import.meta.dirname, 'report.cjs');

async function startOf(cwd: string, words: readonly string[], code: number): Promise<Cost> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--require', report, ...words], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const said = text(child.stdio[3] as Readable);
  const [ended] = await once(child, 'exit');
  const wallMs = performance.now() - startedAt;
  if (ended !== code) throw new Error(`${words.join(' ')} ended with ${ended}`);
  const { userCPUTime, peakMb } = JSON.parse(await said) as { userCPUTime: number; peakMb: number };
  return { wallMs, userMs: userCPUTime / 1_000, peakMb };
}
