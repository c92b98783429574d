import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';

/** An HTTP server on a free port of this machine, which knows its connections; an HTTPS one where it has a certificate. */
export abstract class LoopbackServer {
  /** Bugs of the server itself, which its callers meet as broken connections. */
  readonly failures: string[] = [];
  protected readonly sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #protocol: 'http' | 'https';

  constructor(tls?: SecureContextOptions) {
    this.#protocol = tls ? 'https' : 'http';
    this.#server = tls ? createTlsServer(tls) : createServer();
    this.#server.on('request', (request, response) => {
      this.receive(request, response).catch((error: unknown) => {
        this.failures.push(String(error));
        response.destroy();
      });
    });
    this.#server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  protected abstract receive(request: IncomingMessage, response: ServerResponse): Promise<void>;

  /** @returns the address, for `AWS_ENDPOINT_URL` */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `${this.#protocol}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a thawed environment finds: kept-alive connections that are dead. */
  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.dropConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
