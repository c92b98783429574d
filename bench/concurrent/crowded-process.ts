import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoopbackAws } from '../lib/loopback-aws.ts';

export interface Order {
  readonly event: object;
  readonly inFlight: number;
  readonly deliveries: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds within which half, and 99 of 100, were answered. */
  readonly p50: number;
  readonly p99: number;
  /** PutEvents for one delivery. */
  readonly calls: number;
}

/** A handler in a process that takes many deliveries at once, as Managed Instances and `serve` do. */
export class CrowdedProcess {
  readonly #child: ChildProcess;
  readonly #aws: LoopbackAws;
  readonly #ended: Promise<never>;

  private constructor(child: ChildProcess, aws: LoopbackAws) {
    this.#child = child;
    this.#aws = aws;
    this.#ended = once(child, 'exit').then(() => {
      throw new Error('the process ended: it says why above');
    });
    this.#ended.catch(() => undefined);
  }

  /** @param bundle path of a folder with an `index.mjs` */
  static async start(
    bundle: string,
    aws: LoopbackAws,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<CrowdedProcess> {
    const words = [join(import.meta.dirname, 'host.mjs'), join(bundle, 'index.mjs')];
    const env = { PATH: '/usr/bin:/bin', TZ: ':UTC', ...aws.environment, ...environment };
    // a pipe, as in Lambda, for what is logged
    const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.stdout?.resume();
    const crowded = new CrowdedProcess(child, aws);
    await crowded.#answer();
    return crowded;
  }

  async take(order: Order): Promise<Measured> {
    await this.#aws.takeCounts();
    this.#child.send(order);
    const measured = (await this.#answer()) as Omit<Measured, 'calls'>;
    const { PutEvents = 0, entries } = await this.#aws.takeCounts();
    if (entries !== order.deliveries) throw new Error(`${entries} events of ${order.deliveries} deliveries`);
    return { ...measured, calls: PutEvents / order.deliveries };
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
