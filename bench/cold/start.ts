import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What a process took until its first answer. */
export interface Start {
  readonly wallMs: number;
  /** Of all its threads: steadier where others use the machine too. */
  readonly cpuMs: number;
  readonly memoryMb: number;
}

export interface Setting {
  /** For the copies. */
  readonly folder: string;
  /** One that has just come: a sender does not wait for ever, and the gateway knows it. */
  readonly event: () => unknown;
  readonly environment: Readonly<Record<string, string>>;
}

const host = join(import.meta.dirname, 'host.mjs');

/**
 * As in an environment that Lambda has just made: a copy of the bundle that nobody has loaded yet, and nothing in TMPDIR.
 * @param bundle path of a folder with an `index.mjs`
 * @throws {Error} where it does not take the delivery
 */
export async function start(bundle: string, { folder, event, environment }: Setting): Promise<Start> {
  const fresh = mkdtempSync(join(folder, 'start-'));
  const [task, tmp] = [join(fresh, 'task'), join(fresh, 'tmp')];
  cpSync(bundle, task, { recursive: true });
  mkdirSync(tmp);
  const env = { PATH: '/usr/bin:/bin', TZ: ':UTC', ...lambda(task), TMPDIR: tmp, ...environment };
  const words = [host, join(task, 'index.mjs'), JSON.stringify(event())];

  const startedAt = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: task,
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const closed = once(child, 'close');
  const log = text(child.stdout as Readable);
  const [said] = await Promise.race([once(child.stdio[3] as Readable, 'data'), closed.then(() => [])]);
  const wallMs = performance.now() - startedAt;
  await closed;
  rmSync(fresh, { recursive: true });

  const { statusCode, ...used } = JSON.parse(String(said ?? '{}'));
  if (statusCode !== 200)
    throw new Error(`${bundle} answered ${statusCode ?? 'nothing'} and wrote\n${await log}`);
  return { wallMs, ...used };
}

/** What Lambda sets, and the SDK or the gateway may look at. */
function lambda(task: string): Readonly<Record<string, string>> {
  return {
    _HANDLER: 'index.handler',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'hooks',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    LAMBDA_TASK_ROOT: task,
  };
}
