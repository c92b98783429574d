import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** `sallyport serve` as its own process, as a user starts it. */
export class ServeProcess {
  readonly #child: ChildProcess;
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(cwd: string): Promise<ServeProcess> {
    const child = spawn(process.execPath, [resolve('dist/cli.mjs'), 'serve', '--port', '0'], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    for await (const line of createInterface({ input: child.stderr as NodeJS.ReadableStream })) {
      const url = /listens on (http:\/\/\S+)/.exec(line)?.[1];
      if (url) {
        child.stderr?.resume();
        return new ServeProcess(child, url);
      }
    }
    throw new Error('serve ended before it listened');
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    const [code] = await once(this.#child, 'exit');
    return code;
  }
}
