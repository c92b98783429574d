import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server has begun to receive and has not answered. */
export class UnderWay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #responses = new Set<ServerResponse>();

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('request', (_, response) => {
      this.#responses.add(response);
      response.once('close', () => this.#responses.delete(response));
    });
  }

  get count(): number {
    return this.#responses.size;
  }

  /**
   * Takes no new request and answers those under way; whatever takes longer than `graceMs` is cut off.
   * @returns how many were cut off
   */
  async end(graceMs: number): Promise<number> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    const owed = new Set([...this.#responses].map(({ socket }) => socket));
    for (const socket of this.#sockets) if (!owed.has(socket)) socket.destroy();
    for (const response of this.#responses)
      if (!response.headersSent) response.setHeader('connection', 'close');
    const graceOver = new AbortController();
    await Promise.race([closed, sleep(graceMs, undefined, { signal: graceOver.signal }).catch(() => {})]);
    graceOver.abort();
    const cutOff = this.count;
    this.#server.closeAllConnections();
    await closed;
    return cutOff;
  }
}
