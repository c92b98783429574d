import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { awsEnvironment } from '../../test/support/aws-environment.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const tls = {
  key: path('../../test/fixtures/tls/key.pem'),
  cert: path('../../test/fixtures/tls/certificate.pem'),
};

/** A loopback AWS in a process of its own, which answers at once until it is told to take its time. */
export class LoopbackAws {
  /** What a process needs to talk to it as from Lambda. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, environment: Readonly<Record<string, string>>) {
    this.#child = child;
    this.environment = environment;
  }

  /** @param secrets by name @param over whether it speaks TLS, as AWS does */
  static async start(
    secrets: Readonly<Record<string, string>>,
    over: 'http' | 'https' = 'http',
  ): Promise<LoopbackAws> {
    const settings = JSON.stringify({ secrets, ...(over === 'https' ? { tls } : {}) });
    const child = fork(path('loopback-aws-process.ts'), [settings], { stdio: 'inherit' });
    const [url] = (await once(child, 'message')) as [string];
    const trust = over === 'https' ? { NODE_EXTRA_CA_CERTS: tls.cert } : {};
    return new LoopbackAws(child, { ...awsEnvironment(url), ...trust });
  }

  /** How long each answer takes from now on. */
  async answerAfter(latencyMs: number): Promise<void> {
    await this.#ask({ latencyMs });
  }

  /** Calls by operation, and `entries` of PutEvents, since it was asked last. */
  takeCounts(): Promise<Readonly<Record<string, number>>> {
    return this.#ask({});
  }

  close(): void {
    this.#child.disconnect();
  }

  async #ask(message: object): Promise<Readonly<Record<string, number>>> {
    const answered = once(this.#child, 'message');
    this.#child.send(message);
    const [counts] = await answered;
    return counts;
  }
}
