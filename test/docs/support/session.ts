import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../../src/cli/program.ts';
import { until } from '../../support/terminal.ts';
import { root } from './page-files.ts';
import type { Command } from './shell.ts';

interface Running {
  readonly ended: Promise<number>;
  readonly stop: AbortController;
}

/** Whoever follows a page: a folder of their own, a terminal for what goes on running, and one for the rest. */
export class Session {
  readonly cwd = mkdtempSync(join(tmpdir(), 'sallyport-page-'));
  readonly #running: Running[] = [];
  #url: string | undefined;
  #out = '';
  #err = '';

  constructor() {
    // the deliveries that a page comes with
    symlinkSync(join(root, 'docs'), join(this.cwd, 'docs'));
  }

  /** What the last command that ended has printed. */
  get out(): string {
    return this.#out;
  }

  /** Runs a command of ours; one that goes on until Ctrl-C is left running. @returns what went wrong */
  async run({ argv, env }: Command): Promise<string | undefined> {
    const [command] = argv;
    if (command === 'serve') return this.#serve(argv, env);
    if (argv.includes('--follow')) {
      this.#start(argv, env);
      return undefined;
    }
    let code = await this.#type(argv, env);
    // what came is in the journal a moment later, and nobody types that fast
    for (let tries = 0; command === 'capture' && code !== 0 && tries < 20; tries += 1) {
      await sleep(100);
      code = await this.#type(argv, env);
    }
    return code === 0 || this.#isExplained(argv, code)
      ? undefined
      : `exit code ${code}\n${this.#out}${this.#err}`;
  }

  /** A delivery that does not verify is what a page is about, as long as it is told why. */
  #isExplained([command]: readonly string[], code: number): boolean {
    return command === 'verify' && code === 1 && /^It does not verify: (?!.*None of)/m.test(this.#out);
  }

  /** Ctrl-C in every terminal. */
  async close(): Promise<void> {
    await this.#interrupt();
    rmSync(this.cwd, { recursive: true });
  }

  async #serve(argv: readonly string[], env: Command['env']): Promise<string | undefined> {
    await this.#interrupt();
    this.#err = '';
    // a port that is free, whatever the page says
    const { ended } = this.#start([...without(argv, '--port'), '--port', '0'], env);
    let code: number | undefined;
    ended.then(
      (it) => (code = it),
      () => (code = -1),
    );
    const seen = await until(() => /listens on (http:\/\/\S+)/.exec(this.#err)?.[1] ?? code);
    if (typeof seen === 'number') return `serve ended with ${seen}\n${this.#err}`;
    this.#url = seen;
    return undefined;
  }

  #type(argv: readonly string[], env: Command['env']): Promise<number> {
    this.#out = '';
    this.#err = '';
    return this.#start(this.#placed(argv), env).ended;
  }

  #start(argv: readonly string[], env: Command['env']): Running {
    const stop = new AbortController();
    const ended = run(argv, {
      out: { write: (text) => (this.#out += text) },
      err: { write: (text) => (this.#err += text) },
      env,
      cwd: this.cwd,
      stop: stop.signal,
    });
    const running = { ended, stop };
    this.#running.push(running);
    return running;
  }

  /** Asks the gateway of this session, whatever the port of the page; files are those of its folder. */
  #placed(words: readonly string[]): readonly string[] {
    const argv = words.map((word, at) => (namesFile(words[at - 1]) ? join(this.cwd, word) : word));
    const asks = argv[0] === 'send' || argv.includes('--url');
    return asks && this.#url ? [...without(argv, '--url'), '--url', this.#url] : argv;
  }

  async #interrupt(): Promise<void> {
    for (const { stop } of this.#running) stop.abort();
    await Promise.all(this.#running.splice(0).map(({ ended }) => ended));
  }
}

function namesFile(option: string | undefined): boolean {
  return option === '--file' || option === '--value-file';
}

function without(argv: readonly string[], option: string): readonly string[] {
  const at = argv.indexOf(option);
  return at < 0 ? argv : argv.toSpliced(at, 2);
}
