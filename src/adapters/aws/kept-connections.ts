import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { signalOf } from './signals.ts';

type Handle = NodeHttpHandler['handle'];
type AwsRequest = Parameters<Handle>[0];

/** Milliseconds, from the beginning of a request. */
interface Patience {
  readonly connectMs: number;
  /** For all of the answer. */
  readonly answerMs: number;
}

/** A line that broke, by the code of Node: the SDK may mend it by another attempt where it is called a time-out. */
const broken = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
/** As many as the SDK opens. */
const maxSockets = 50;

/**
 * Sends what a client of the SDK has signed, over connections that are kept, and hands out each answer as a whole. It stands in
 * for the SDK's own handler, which loads TLS before it is spoken, sets four timers where one deadline does, and pipes
 * an answer of a line through streams. For services whose requests have no query and whose answers are JSON.
 * https://github.com/smithy-lang/smithy-typescript/tree/main/packages/node-http-handler
 */
export class KeptConnections {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #patience: Patience;
  readonly #keepAlive: boolean;
  #agent: Agent | undefined;

  constructor(patience: Patience, keepAlive = true) {
    this.#patience = patience;
    this.#keepAlive = keepAlive;
  }

  /** @throws {Error} named `TimeoutError` where the line broke or patience ended, `AbortError` where the caller's did */
  handle(request: AwsRequest, options: Parameters<Handle>[1] = {}): ReturnType<Handle> {
    const sending = this.#open(request);
    const caller = (options.abortSignal as AbortSignal | undefined) ?? signalOf(request);
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        stopWaiting();
        caller?.removeEventListener('abort', giveUp);
        end();
      };
      const fail = (error: NodeJS.ErrnoException) => {
        if (broken.includes(error.code ?? '')) error.name = 'TimeoutError';
        settle(() => reject(error));
        sending.destroy();
      };
      const giveUp = () => fail(named('AbortError', 'the request was given up'));
      const stopWaiting = this.#wait(sending, fail);
      sending.on('error', fail);
      sending.on('response', (answer) =>
        collect(answer, fail, (body) => settle(() => resolve({ response: responseOf(answer, body) }))),
      );
      if (caller?.aborted) return giveUp();
      caller?.addEventListener('abort', giveUp);
      sending.end(request.body);
    });
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {};
  }

  destroy(): void {
    this.#agent?.destroy();
  }

  /** The scheme of a client's endpoint never changes. */
  #open({ protocol, hostname, port, method, path, headers }: AwsRequest): ClientRequest {
    const { Agent, request } = process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http');
    this.#agent ??= new Agent({ keepAlive: this.#keepAlive, maxSockets });
    // an address of IPv6 is in brackets in a URL, and is not where it is connected to
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    return request({ host, port, method, path, headers, agent: this.#agent });
  }

  /**
   * Nobody is late before what has arrived was read: a process that was frozen, or busy for long, hears of the time first.
   * @returns what ends the waiting
   */
  #wait(sending: ClientRequest, fail: (error: Error) => void): () => void {
    const { connectMs, answerMs } = this.#patience;
    let timer: NodeJS.Timeout;
    let read: NodeJS.Immediate | undefined;
    const after = (ms: number, look: () => void) => {
      timer = setTimeout(() => {
        read = setImmediate(look);
      }, ms);
    };
    const late = (what: string, ms: number) => fail(named('TimeoutError', `no ${what} within ${ms} ms`));
    after(connectMs, () => {
      if (sending.socket?.connecting ?? true) return late('connection', connectMs);
      after(answerMs - connectMs, () => late('answer', answerMs));
    });
    return () => {
      clearTimeout(timer);
      clearImmediate(read);
    };
  }
}

function collect(
  answer: IncomingMessage,
  fail: (error: Error) => void,
  done: (body: Uint8Array) => void,
): void {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk) => chunks.push(chunk));
  answer.on('end', () => done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  answer.on('error', fail);
}

function responseOf({ statusCode, statusMessage, headers }: IncomingMessage, body: Uint8Array) {
  const values = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { statusCode, reason: statusMessage, headers: Object.fromEntries(values), body } as Awaited<
    ReturnType<Handle>
  >['response'];
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
