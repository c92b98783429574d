import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as requestOf,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';

/** A call of an SDK or of the AWS CLI. */
interface Call {
  readonly path: string;
  /** The operation, in the protocol of JSON. */
  readonly target: string | undefined;
  /** What is asked in the protocol of query strings, as CloudFormation is. */
  readonly form: URLSearchParams;
}

interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers what moto cannot; nothing for a call that is moto's. */
export type StandIn = (call: Call) => Answer | undefined | Promise<Answer | undefined>;

/** AWS as the runbooks meet it: moto, and before it what stands in for what moto lacks. */
export class AwsFront {
  readonly #server: Server;
  readonly #moto: URL;
  readonly #standIns: StandIn[] = [];
  readonly #places = new Map<string, string>();

  private constructor(server: Server, moto: string) {
    this.#server = server;
    this.#moto = new URL(moto);
    server.on('request', (request, response) => {
      this.#serve(request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
  }

  static async start(moto: string): Promise<AwsFront> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new AwsFront(server, moto);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  standIn(...standIns: readonly StandIn[]): void {
    this.#standIns.push(...standIns);
  }

  /**
   * Nobody answers at the function URL that moto makes up: where CloudFormation says it, it says from now on where the
   * function answers here.
   */
  place(functionUrl: string, here: string): void {
    this.#places.set(functionUrl, here);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const call = {
      path: request.url ?? '',
      target: request.headers['x-amz-target']?.toString(),
      form: new URLSearchParams(body.toString('latin1')),
    };
    for (const standIn of this.#standIns) {
      const answer = await standIn(call);
      if (!answer) continue;
      response.writeHead(200, answer.headers).end(answer.body);
      return;
    }
    const { method, headers } = request;
    const onward = requestOf(new URL(call.path, this.#moto), { method, headers }).end(body);
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    const status = answer.statusCode ?? 500;
    if (!headers.authorization?.includes('/cloudformation/')) {
      answer.pipe(response.writeHead(status, answer.headers));
      return;
    }
    const { 'content-length': _, ...rest } = answer.headers;
    response.writeHead(status, rest).end(this.#placed(await text(answer)));
  }

  #placed(said: string): string {
    return [...this.#places].reduce((so, [url, here]) => so.replaceAll(url, here), said);
  }
}
