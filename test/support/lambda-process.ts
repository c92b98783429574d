import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CpuQuota } from './cpu-quota.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
const runtime = join(root, 'test/support/lambda-runtime.mjs');

export interface LambdaAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What was left of the invocation's time. */
  readonly leftMs: number;
}

interface Message {
  readonly call: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly leftMs: number;
}

/** Thrown when the bundle does not start. */
export class InitFailed extends Error {}

/** The bundle in a process of its own, with an environment of its own and no `node_modules` above it but ours. */
export class LambdaProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #answers = new EventEmitter();
  readonly #quota: CpuQuota | undefined;
  #calls = 0;

  private constructor(child: ChildProcess, folder: string, quota?: CpuQuota) {
    this.#child = child;
    this.#folder = folder;
    this.#quota = quota;
    this.#answers.setMaxListeners(0);
    child.on('message', (message: Message) => this.#answers.emit(String(message.call), message));
  }

  /**
   * @param share of a processor that it gets, from its first moment on; all that there is, where none is named
   * @throws {InitFailed} with what it wrote
   */
  static async start(
    environment: Readonly<Record<string, string>>,
    bundle = join(root, 'dist/lambda/index.mjs'),
    share?: number,
  ): Promise<LambdaProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-lambda-'));
    // a file, not a pipe: what is written to it is there when the answer is
    const [out, err] = ['out', 'err'].map((name) => openSync(join(folder, name), 'w')) as [number, number];
    const child = spawn(node, [runtime, pathToFileURL(bundle).href], {
      // as Lambda does: paths in the configuration are from there
      cwd: dirname(bundle),
      env: { TZ: ':UTC', ...environment },
      stdio: ['ignore', out, err, 'ipc'],
    });
    closeSync(out);
    closeSync(err);
    const quota = share === undefined ? undefined : new CpuQuota(child, share);
    const lambda = new LambdaProcess(child, folder, quota);
    const started = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
    if (started) return lambda;
    const error = new InitFailed(lambda.stderr);
    await lambda.stop();
    throw error;
  }

  async invoke(event: unknown, remainingMs = 30_000): Promise<LambdaAnswer> {
    const { result, leftMs } = await this.#call({ event, remainingMs });
    return { ...(result as Omit<LambdaAnswer, 'leftMs'>), leftMs };
  }

  /** What another export than the handler, which takes no event, makes of a call. */
  async call(name: string): Promise<unknown> {
    return (await this.#call({ export: name, remainingMs: 30_000 })).result;
  }

  async #call(message: object): Promise<Message> {
    this.#calls += 1;
    const call = this.#calls;
    const answered = once(this.#answers, String(call));
    this.#child.send({ call, ...message });
    const [answer] = (await answered) as [Message];
    if (!answer.result) throw new TypeError(`the handler threw: ${answer.error}`);
    return answer;
  }

  /** Stops the process as a freeze does, and lets it go on. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  get stdout(): string {
    return readFileSync(join(this.#folder, 'out'), 'utf8');
  }

  get stderr(): string {
    return readFileSync(join(this.#folder, 'err'), 'utf8');
  }

  /** Its log and metrics, line by line. */
  get lines(): readonly Record<string, unknown>[] {
    return this.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** The log lines of deliveries, oldest first. */
  get deliveries(): readonly Record<string, unknown>[] {
    return this.lines.filter(({ name }) => name === 'delivery');
  }

  async stop(): Promise<void> {
    this.#quota?.end();
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await exited;
    }
    rmSync(this.#folder, { recursive: true });
  }
}
