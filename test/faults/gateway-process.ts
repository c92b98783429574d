import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
const runtime = join(root, 'test/support/lambda-runtime.mjs');
export const builtBundle = join(root, 'dist/lambda/index.mjs');

export interface Reply {
  readonly result?: unknown;
  readonly error?: string;
  /** What was left of the invocation's time. */
  readonly leftMs: number;
}

/** The real bundle in a process that may be killed, frozen and started again, as an environment of Lambda may. */
export class GatewayProcess {
  /** The log of all its lives; kept where something was found. */
  readonly folder = mkdtempSync(join(tmpdir(), 'sallyport-faults-'));
  lives = 0;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #bundle: string;
  #life: Promise<Life>;

  constructor(environment: Readonly<Record<string, string>>, bundle: string) {
    this.#environment = environment;
    this.#bundle = bundle;
    this.#life = this.#start();
    this.#life.catch(() => undefined);
  }

  /** @returns nothing when the process dies before it answers */
  async call(name: 'handler' | 'redrive', event: unknown, remainingMs: number): Promise<Reply | undefined> {
    return (await this.#life).call({ export: name, event, remainingMs });
  }

  /** Kills it and starts it again, one life after the other, however many ask at a time. */
  async kill(): Promise<void> {
    this.#life = this.#life.then(async (life) => {
      await life.end();
      return this.#start();
    });
    await this.#life;
  }

  /** Stops it as a freeze does. @param meanwhile what happens to the world until it goes on */
  async freeze(meanwhile: () => Promise<void>): Promise<void> {
    const { child } = await this.#life;
    child.kill('SIGSTOP');
    await meanwhile();
    child.kill('SIGCONT');
  }

  get stdout(): string {
    return readFileSync(join(this.folder, 'out'), 'utf8');
  }

  get stderr(): string {
    return readFileSync(join(this.folder, 'err'), 'utf8');
  }

  async end(): Promise<void> {
    await (await this.#life).end();
  }

  forget(): void {
    rmSync(this.folder, { recursive: true });
  }

  async #start(): Promise<Life> {
    this.lives += 1;
    const [out, err] = ['out', 'err'].map((name) => openSync(join(this.folder, name), 'a')) as [
      number,
      number,
    ];
    const child = spawn(node, [runtime, pathToFileURL(this.#bundle).href], {
      cwd: this.folder,
      env: { TZ: ':UTC', ...this.#environment },
      stdio: ['ignore', out, err, 'ipc'],
    });
    closeSync(out);
    closeSync(err);
    const started = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
    if (!started) throw new Error(`the bundle did not start: ${this.stderr}`);
    return new Life(child);
  }
}

class Life {
  readonly child: ChildProcess;
  readonly #waiting = new Map<number, (reply: Reply | undefined) => void>();
  #calls = 0;
  #ended = false;

  constructor(child: ChildProcess) {
    this.child = child;
    child.on('message', ({ call, ...reply }: Reply & { readonly call: number }) => {
      this.#waiting.get(call)?.(reply);
      this.#waiting.delete(call);
    });
    child.once('exit', () => {
      this.#ended = true;
      for (const settle of this.#waiting.values()) settle(undefined);
    });
  }

  call(message: object): Promise<Reply | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    this.#calls += 1;
    const call = this.#calls;
    return new Promise((resolve) => {
      this.#waiting.set(call, resolve);
      this.child.send({ call, ...message }, (error) => error && resolve(undefined));
    });
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
