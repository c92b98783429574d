import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** `sallyport serve` as somebody starts it in a folder of its own, with its page. */
export class Served {
  readonly cwd: string;
  readonly gateway: string;
  readonly workbench: string;
  readonly #child: ChildProcess;

  private constructor(cwd: string, child: ChildProcess, gateway: string, workbench: string) {
    this.cwd = cwd;
    this.#child = child;
    this.gateway = gateway;
    this.workbench = workbench;
  }

  /** @param prepare is given the folder before anything runs in it */
  static async start(
    options: readonly string[] = [],
    prepare: (cwd: string) => void = () => {},
  ): Promise<Served> {
    const cwd = mkdtempSync(join(tmpdir(), 'sallyport-page-'));
    prepare(cwd);
    const command = [resolve('dist/cli.mjs'), 'serve', '--port', '0', '--workbench-port', '0', ...options];
    const { NODE_OPTIONS, ...env } = process.env;
    const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let gateway: string | undefined;
    let workbench: string | undefined;
    for await (const line of createInterface({ input: child.stderr })) {
      gateway ??= /Sallyport listens on (http:\/\/\S+)/.exec(line)?.[1];
      workbench ??= /[Ww]orkbench.* (http:\/\/\S+)/.exec(line)?.[1];
      if (gateway === undefined || workbench === undefined) continue;
      child.stderr.resume();
      return new Served(cwd, child, gateway, workbench);
    }
    throw new Error('serve ended before its page was there');
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await once(this.#child, 'close');
    rmSync(this.cwd, { recursive: true });
  }
}
