import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { urlEmulator } from '../../../src/adapters/edge/url-emulator/server.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { LambdaProcess } from '../../support/lambda-process.ts';

/**
 * A function URL on this machine. Each request starts the function anew: one that runs looks at a secret that a signature
 * does not fit at most once in ten seconds, and each further rotation of a page would wait for that.
 * test/moto/rotation.test.ts has one that runs.
 */
export class FunctionUrl {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param bundle path of its `index.mjs` */
  static async open(bundle: string, environment: Readonly<Record<string, string>>): Promise<FunctionUrl> {
    const server = urlEmulator(async (event) => {
      const lambda = await LambdaProcess.start(environment, bundle);
      try {
        return await lambda.invoke(event);
      } finally {
        await lambda.stop();
      }
    }, systemClock).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FunctionUrl(server);
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
