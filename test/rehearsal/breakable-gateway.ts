import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { functionUrlHandler } from '../../src/adapters/edge/lambda-url/handler.ts';
import { toFunctionUrlEvent } from '../../src/adapters/edge/url-emulator/event.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import { Gateway } from '../../src/domain/receiving/gateway.ts';
import type { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import {
  FixedSecrets,
  FixedWeb,
  MemoryEnrolments,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../support/fakes.ts';

interface Answer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Handler = (event: LambdaFunctionURLEvent) => Promise<Answer>;

/** What is done in place of what a gateway should do. */
export interface Fault {
  readonly endpoint?: (good: Endpoint) => Endpoint;
  /** With what it verifies. */
  readonly secrets?: (good: readonly Secret[]) => readonly Secret[];
  readonly publisher?: Publisher;
  readonly handler?: (good: Handler) => Handler;
  readonly mostBytes?: number;
  /** Breaks where there are more requests at once. */
  readonly mostAtOnce?: number;
  /** Takes no request any more once somebody hung up. */
  readonly hangsOnceAbandoned?: boolean;
}

const usualBytes = 6 * 1024 * 1024;

/** A gateway of this process that does one thing wrong. */
export async function breakableGateway(good: Endpoint, secrets: readonly Secret[], fault: Fault) {
  const endpoint = fault.endpoint?.(good) ?? good;
  const ports = { clock: systemClock, log: new RecordingLog(), metrics: new RecordingMetrics() };
  const known = fault.secrets?.(secrets) ?? secrets;
  const gateway = new Gateway([endpoint], undefined, {
    ...ports,
    secrets: { get: async () => known, refresh: async () => undefined },
    keys: new FixedSecrets({}),
    web: new FixedWeb({}),
    enrolments: new MemoryEnrolments(),
    publisher: fault.publisher ?? new RecordingPublisher(),
    journal: { keep: () => {} },
  });
  const handle = functionUrlHandler(gateway, [endpoint], ports.clock, ports.log, ports.metrics);
  const goodHandler: Handler = async (event) =>
    (await handle(event, { getRemainingTimeInMillis: () => 30_000 })) as Answer;
  const server = new Server(fault.handler?.(goodHandler) ?? goodHandler, fault);
  return { url: await server.listen(), close: () => server.close() };
}

class Server {
  readonly #handler: Handler;
  readonly #fault: Fault;
  readonly #http = createServer((request, response) => {
    this.#receive(request, response).catch(() => response.destroy());
  });
  #underWay = 0;
  #isStuck = false;

  constructor(handler: Handler, fault: Fault) {
    this.#handler = handler;
    this.#fault = fault;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#isStuck) return;
    this.#underWay += 1;
    try {
      const body = await this.#read(request);
      if (await this.#isCrowded()) response.writeHead(500).end();
      else if (body.length > (this.#fault.mostBytes ?? usualBytes))
        response.writeHead(413).end('{"error":"too_large"}');
      else {
        const answer = await this.#handler(toFunctionUrlEvent(request, body, Date.now()));
        response.writeHead(answer.statusCode, answer.headers).end(answer.body);
      }
    } finally {
      this.#underWay -= 1;
    }
  }

  async #isCrowded(): Promise<boolean> {
    const { mostAtOnce } = this.#fault;
    if (mostAtOnce === undefined) return false;
    // until those that come at the same time are there
    await sleep(150);
    return this.#underWay > mostAtOnce;
  }

  async #read(request: IncomingMessage): Promise<Buffer> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } catch (error) {
      this.#isStuck = this.#fault.hangsOnceAbandoned ?? false;
      throw error;
    }
  }

  async listen(): Promise<string> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }
}
