import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/program.ts';

interface TerminalParts {
  readonly isTTY?: boolean;
  readonly env?: Record<string, string>;
  /** An empty folder where none is given. */
  readonly cwd?: string;
  readonly input?: Readable;
  readonly columns?: number | undefined;
}

/** A terminal of its own that remembers what was printed. */
export class Terminal {
  readonly cwd: string;
  readonly #stop = new AbortController();
  readonly #io: Io;
  #out = '';
  #err = '';

  constructor({ isTTY = false, env = {}, cwd, input, columns }: TerminalParts = {}) {
    this.cwd = cwd ?? mkdtempSync(join(tmpdir(), 'sallyport-test-'));
    this.#io = {
      ...(input ? { in: input } : {}),
      out: { write: (text) => (this.#out += Buffer.from(text).toString()), isTTY, columns },
      err: { write: (text) => (this.#err += text), isTTY: false },
      env,
      cwd: this.cwd,
      stop: this.#stop.signal,
    };
  }

  get out(): string {
    return this.#out;
  }

  get err(): string {
    return this.#err;
  }

  get lines(): readonly string[] {
    return this.#out.split('\n').filter((line) => line !== '');
  }

  /** @returns the exit code */
  run(...args: readonly string[]): Promise<number> {
    return run(args, this.#io);
  }

  /** Like `run`, with nothing of earlier commands in `out` and `err`. */
  async fresh(...args: readonly string[]): Promise<number> {
    this.#out = '';
    this.#err = '';
    return this.run(...args);
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#stop.abort();
  }

  remove(): void {
    rmSync(this.cwd, { recursive: true, force: true });
  }
}

/** A gateway started by `serve` on a free port. */
export async function served(
  terminal: Terminal,
  ...options: readonly string[]
): Promise<{ readonly url: string; stop(): Promise<number> }> {
  const running = terminal.run('serve', '--port', '0', ...options);
  const url = await until(() => /listens on (http:\/\/\S+)/.exec(terminal.err)?.[1]);
  return {
    url,
    stop: () => {
      terminal.interrupt();
      return running;
    },
  };
}

/** Waits until `look` sees something. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited in vain');
}
