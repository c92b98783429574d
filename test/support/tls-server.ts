import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTPS server on a free port of this machine, with a certificate of `openssl req -x509` that nobody else trusts. */
export class TlsServer {
  /** The certificate as PEM, for whoever is to trust it. */
  readonly ca: string;
  readonly asked: IncomingMessage[] = [];
  readonly sockets = new Set<Socket>();
  respond: Respond = (_, response) => response.end('here');
  readonly #server: Server;

  constructor() {
    this.ca = pem('certificate');
    this.#server = createServer({ key: pem('key'), cert: this.ca }, (request, response) => {
      this.asked.push(request);
      this.respond(request, response);
    });
    this.#server.on('secureConnection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** @returns the address, without a slash behind it */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function pem(name: string): string {
  return readFileSync(`test/fixtures/tls/${name}.pem`, 'utf8');
}
