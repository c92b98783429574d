import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { urlEmulator } from '../../src/adapters/edge/url-emulator/server.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** The emulator of a function URL on a free port of this machine, one at a time. */
export class EmulatedUrl {
  readonly #clock: Clock;
  #server: Server | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get server(): Server {
    if (!this.#server) throw new Error('it does not listen yet');
    return this.#server;
  }

  /** @returns the port */
  async listen(
    handler: Parameters<typeof urlEmulator>[0],
    turnedAway?: Parameters<typeof urlEmulator>[2],
  ): Promise<number> {
    this.#server = urlEmulator(handler, this.#clock, turnedAway);
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
