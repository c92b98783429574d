import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, LoopbackServer } from './loopback-server.ts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** Somebody's own consumer of events, which does what a test says. */
export class Consumer extends LoopbackServer {
  readonly received: Received[] = [];
  answer: (response: ServerResponse, request: number) => void = (response) => response.end();

  protected async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await bodyOf(request)).toString();
    const { method = '', url: path = '', headers, rawHeaders } = request;
    this.received.push({ method, path, headers, rawHeaders, body });
    this.answer(response, this.received.length);
  }
}
