import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Of one delivery, in the mean of a sample. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** A handler in a process that stays. */
export class WarmProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, 'exit').then(() => {
      throw new Error('the process ended: it says why above');
    });
    this.#ended.catch(() => undefined);
  }

  /** @param bundle path of a folder with an `index.mjs` */
  static async start(bundle: string, environment: Readonly<Record<string, string>>): Promise<WarmProcess> {
    const words = [join(import.meta.dirname, 'host.mjs'), join(bundle, 'index.mjs')];
    const env = { PATH: '/usr/bin:/bin', TZ: ':UTC', _HANDLER: 'index.handler', ...environment };
    // a pipe, as in Lambda, for what is logged
    const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.stdout?.resume();
    const warm = new WarmProcess(child);
    await warm.#answer();
    return warm;
  }

  async deliver(event: object, times: number): Promise<Cost> {
    this.#child.send({ event, times });
    return (await this.#answer()) as Cost;
  }

  stop(): void {
    this.#child.kill();
  }

  /** @throws {Error} where it has ended before */
  async #answer(): Promise<unknown> {
    const [message] = await Promise.race([once(this.#child, 'message'), this.#ended]);
    return message;
  }
}
