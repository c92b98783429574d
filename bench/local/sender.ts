import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

interface Load {
  readonly port: number;
  readonly inFlight: number;
  readonly seconds: number;
}

interface Sent {
  readonly perSecond: number;
  readonly p99: number;
}

/** The process that sends deliveries. */
export class Sender {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, 'load-process.ts'));

  async send(load: Load): Promise<Sent> {
    this.#child.send(load);
    const [result] = await once(this.#child, 'message');
    return result as Sent;
  }

  end(): void {
    this.#child.disconnect();
  }
}
