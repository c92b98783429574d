import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const bin = resolve('dist/cli.mjs');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface CommandParts {
  readonly cwd: string;
  /** The Node.js that runs it; ours where none is named. */
  readonly node?: string;
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** `sallyport …` as its own process, as it is installed. */
export class Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  out = '';
  err = '';

  constructor(
    args: readonly string[],
    { cwd, node = process.execPath, nodeOptions = [], env }: CommandParts,
  ) {
    // what a test runner sets for itself is none of its business
    const { NODE_OPTIONS, ...inherited } = process.env;
    this.child = spawn(node, [...nodeOptions, bin, ...args], { cwd, env: { ...inherited, ...env } });
    this.child.stdout?.on('data', (data: Buffer) => {
      this.out += data.toString();
    });
    this.child.stderr?.on('data', (data: Buffer) => {
      this.err += data.toString();
    });
    this.ended = once(this.child, 'close').then(([code, signal]) => ({
      code,
      signal,
      out: this.out,
      err: this.err,
    }));
  }
}
