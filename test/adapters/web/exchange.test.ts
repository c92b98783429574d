import { createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { exchange } from '../../../src/adapters/web/exchange.ts';

const request = { method: 'POST', headers: new Map<string, string>(), body: Buffer.from('{}') };

it('says what hinders it, where nobody listens at a name', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  server.close();
  await expect(exchange(`http://localhost:${port}`, '/', request, 5_000)).rejects.toThrow(/ECONNREFUSED/);
});
