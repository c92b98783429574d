import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

export interface ServeSettings {
  /** Beside that of the tests. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** How long a file may be that it writes, in blocks of 1,024 bytes: to the process a full disk looks the same. */
  readonly fileBlocks?: number | 'unlimited';
  /** Where it logs, in its folder; `log` stays empty then. */
  readonly logFile?: string;
}

/** `sallyport serve` as its own process, as a user starts it. */
export class ServeProcess {
  readonly url: string;
  /** What it has logged so far, line by line. */
  readonly log: readonly Record<string, unknown>[];
  readonly #child: ChildProcess;
  readonly #said: readonly string[];

  private constructor(
    child: ChildProcess,
    url: string,
    log: readonly Record<string, unknown>[],
    said: readonly string[],
  ) {
    this.#child = child;
    this.url = url;
    this.log = log;
    this.#said = said;
  }

  static async start(
    cwd: string,
    { environment = {}, options = [], fileBlocks = 'unlimited', logFile }: ServeSettings = {},
  ): Promise<ServeProcess> {
    const command = [process.execPath, resolve('dist/cli.mjs'), 'serve', '--port', '0', ...options];
    const child = spawn(
      'bash',
      ['-c', `ulimit -f ${fileBlocks}; exec "$@"${logFile ? ` >> ${logFile}` : ''}`, 'bash', ...command],
      {
        cwd,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const log: Record<string, unknown>[] = [];
    const said: string[] = [];
    child.stderr.on('data', (text) => said.push(String(text)));
    createInterface({ input: child.stdout }).on('line', (line) => log.push(JSON.parse(line)));
    for await (const line of createInterface({ input: child.stderr })) {
      const url = /listens on (http:\/\/\S+)/.exec(line)?.[1];
      if (url) {
        child.stderr.resume();
        return new ServeProcess(child, url, log, said);
      }
    }
    throw new Error('serve ended before it listened');
  }

  /** What it has told the person at the keyboard. */
  get said(): string {
    return this.#said.join('');
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What it logged at a level that wakes somebody. */
  get complaints(): readonly Record<string, unknown>[] {
    return this.log.filter(({ level }) => level === 'error' || level === 'warn');
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    const [code] = await once(this.#child, 'close');
    return code;
  }
}
