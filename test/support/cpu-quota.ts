import type { ChildProcess } from 'node:child_process';

const periodMs = 100;

/**
 * Lets a process run for a part of each tenth of a second, as the quota does that Lambda gives a function by its memory
 * (512 MB: 0.29 of a processor). When we are late ourselves, the pause grows with the run.
 */
export class CpuQuota {
  readonly #child: ChildProcess;
  readonly #share: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcess, share: number) {
    this.#child = child;
    this.#share = share;
    this.#run();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    this.#child.kill('SIGCONT');
    const since = performance.now();
    this.#timer = setTimeout(() => this.#pause(performance.now() - since), periodMs * this.#share);
  }

  #pause(ranMs: number): void {
    this.#child.kill('SIGSTOP');
    this.#timer = setTimeout(() => this.#run(), ranMs * (1 / this.#share - 1));
  }
}
