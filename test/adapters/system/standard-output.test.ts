import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const module = fileURLToPath(new URL('../../../src/adapters/system/standard-output.ts', import.meta.url));

function run(script: string) {
  const program = `const { writeLine } = await import(${JSON.stringify(module)});\n${script}`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

async function written(script: string): Promise<string> {
  return text(run(script).stdout);
}

describe('standard output', () => {
  it('has the lines in their order, whatever else is written to it', async () => {
    const script = `writeLine('one'); writeLine('two'); await null; process.stdout.write('other\\n'); writeLine('three');`;
    await expect(written(script)).resolves.toBe('one\ntwo\nother\nthree\n');
  });

  it.each(['process.exit(0);', 'process.exitCode = 0; throw new Error("ends here");'])(
    'has the last line of a process that ends at once: %s',
    async (end) => {
      await expect(
        written(`process.on('uncaughtException', () => process.exit()); writeLine('last'); ${end}`),
      ).resolves.toBe('last\n');
    },
  );

  it('has lines that are longer than a pipe takes at once, and than it holds', async () => {
    const lengths = [10, 4_090, 5, 5_000, 200_000, 1];
    const lines = lengths.map((length, at) => String(at).repeat(length));
    const script = `for (const [at, length] of ${JSON.stringify(lengths)}.entries()) writeLine(String(at).repeat(length));`;
    await expect(written(script)).resolves.toBe(`${lines.join('\n')}\n`);
  });

  it('waits for a reader that is behind, where the pipe does not block', async () => {
    // whoever opens the stream makes the pipe one that does not block
    const child = run(`process.stdout; for (let n = 0; n < 300; n += 1) writeLine('x'.repeat(4000));`);
    child.stdout.pause();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const read = await text(child.stdout);
    expect(read).toHaveLength(300 * 4_001);
  });

  it('that nobody reads is no reason to fail', async () => {
    const child = run(
      `for (let n = 0; n < 50; n += 1) { writeLine('x'.repeat(4000)); await new Promise(setImmediate); }`,
    );
    child.stdout.destroy();
    await expect(once(child, 'exit')).resolves.toEqual([0, null]);
  });
});
