import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const cli = resolve('dist/cli.mjs');

interface Running {
  readonly child: ChildProcess;
  readonly gateway: string;
  readonly workbench: string;
}

/** `sallyport serve` as somebody starts it in a folder of its own, with its page. */
export class Served {
  readonly cwd: string;
  readonly #options: readonly string[];
  readonly #clock: number | undefined;
  #running: Running;

  private constructor(cwd: string, options: readonly string[], clock: number | undefined, running: Running) {
    this.cwd = cwd;
    this.#options = options;
    this.#clock = clock;
    this.#running = running;
  }

  /**
   * @param prepare is given the folder before anything runs in it
   * @param clock what `serve` takes for the time at its start
   */
  static async start(
    options: readonly string[] = [],
    prepare: (cwd: string) => void | Promise<void> = () => {},
    clock?: number,
  ): Promise<Served> {
    const cwd = mkdtempSync(join(tmpdir(), 'sallyport-page-'));
    await prepare(cwd);
    return new Served(cwd, options, clock, await run(cwd, options, clock));
  }

  get gateway(): string {
    return this.#running.gateway;
  }

  get workbench(): string {
    return this.#running.workbench;
  }

  /** Another command of it in the same folder. @returns what it prints */
  async sallyport(...args: readonly string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
      cwd: this.cwd,
      env: environment(),
    });
    return stdout;
  }

  /** A signed sample, as another process sends it. */
  async send(provider: string, sample: string): Promise<void> {
    await this.sallyport('send', provider, sample, '--url', this.gateway);
  }

  /** What the page asks of its server, asked without one. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init =
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(new URL(path, this.workbench), init);
    return (await answer.json()) as T;
  }

  async eventually(isSo: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 10_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error('it never was so');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async kill(): Promise<void> {
    this.#running.child.kill('SIGKILL');
    await once(this.#running.child, 'close');
  }

  /** In the same folder, at the same ports. */
  async startAgain(): Promise<void> {
    const ports = [new URL(this.gateway).port, new URL(this.workbench).port] as const;
    const same = ['--port', ports[0], '--workbench-port', ports[1]];
    this.#running = await run(this.cwd, [...this.#options, ...same], this.#clock);
  }

  async stop(): Promise<void> {
    const { child } = this.#running;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
    rmSync(this.cwd, { recursive: true });
  }
}

async function run(cwd: string, options: readonly string[], clock?: number): Promise<Running> {
  const command = [cli, 'serve', '--port', '0', '--workbench-port', '0', ...options];
  const child = spawn(process.execPath, command, {
    cwd,
    env: environment(clock),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let gateway: string | undefined;
  let workbench: string | undefined;
  for await (const line of createInterface({ input: child.stderr })) {
    gateway ??= /Sallyport listens on (http:\/\/\S+)/.exec(line)?.[1];
    workbench ??= /[Ww]orkbench.* (http:\/\/\S+)/.exec(line)?.[1];
    if (gateway === undefined || workbench === undefined) continue;
    child.stderr.resume();
    return { child, gateway, workbench };
  }
  throw new Error('serve ended before its page was there');
}

function environment(clock?: number): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, ...env } = process.env;
  if (clock === undefined) return env;
  const moved = `const now = Date.now; const ahead = ${clock} - now(); Date.now = () => now() + ahead;`;
  return { ...env, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(moved)}` };
}
