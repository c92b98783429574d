import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Something that takes deliveries: `serve`, or the floor. */
export class Server {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Its log goes into a file. @returns when it listens */
  static async start(cwd: string, ...words: readonly string[]): Promise<Server> {
    const log = openSync(join(cwd, 'log'), 'a');
    const child = spawn(process.execPath, words, { cwd, stdio: ['ignore', log, 'pipe'] });
    const stderr = child.stderr as NonNullable<typeof child.stderr>;
    for await (const line of createInterface({ input: stderr })) {
      const port = /listens on http:\/\/127[.]0[.]0[.]1:(\d+)/.exec(line)?.[1];
      if (port === undefined) continue;
      stderr.resume();
      return new Server(child, Number(port));
    }
    throw new Error(`${words.join(' ')} ended before it listened`);
  }

  async stop(): Promise<void> {
    this.#child.kill();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }
}
