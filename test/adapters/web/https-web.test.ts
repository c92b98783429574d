import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpsWeb } from '../../../src/adapters/web/https-web.ts';

const pem = (name: string) => readFileSync(`test/fixtures/tls/${name}.pem`, 'utf8');
const patienceMs = 300;

let server: Server;
let origin: string;
let respond: (response: ServerResponse) => void;
const asked: (string | undefined)[] = [];
let connections = 0;

beforeAll(async () => {
  server = createServer({ key: pem('key'), cert: pem('certificate') }, (request, response) => {
    asked.push(request.url);
    respond(response);
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (path = '/key.pem', web = new HttpsWeb(patienceMs, pem('certificate'))) =>
  web.get(`${origin}${path}`);

describe('a document over https', () => {
  it('is read as it is', async () => {
    respond = (response) => response.end('grüß 👋');
    expect(await get('/a.pem?b=c')).toBe('grüß 👋');
    expect(asked.at(-1)).toBe('/a.pem?b=c');
  });

  it('has a connection of its own, which is not kept', async () => {
    respond = (response) => response.end('x');
    const before = connections;
    await get();
    await get();
    expect(connections - before).toBe(2);
  });

  it.each([400, 403, 404, 410])('is not there where its host answers %d', async (status) => {
    respond = (response) => response.writeHead(status).end('no');
    expect(await get()).toBeUndefined();
  });

  it.each([204, 206, 500, 503])('is unknown where its host answers %d', async (status) => {
    respond = (response) => response.writeHead(status).end();
    await expect(get()).rejects.toThrow(`answered ${status}`);
  });

  it('is not fetched from where a redirect points to', async () => {
    respond = (response) => response.writeHead(302, { location: `${origin}/other` }).end();
    await expect(get()).rejects.toThrow('redirects are not followed');
    expect(asked).not.toContain('/other');
  });

  it('is cut off where it does not end', async () => {
    respond = (response) => {
      const more = () => {
        if (!response.destroyed && response.write('x'.repeat(65_536))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    };
    await expect(get()).rejects.toThrow('more than 65536 bytes');
  });

  it('may have 65,536 bytes', async () => {
    respond = (response) => response.end('x'.repeat(65_536));
    expect(await get()).toHaveLength(65_536);
  });

  it.each([
    ['says nothing', () => {}],
    ['stops in the middle', (response: ServerResponse) => response.write('half')],
  ])('is given up where its host %s', async (_, behaviour) => {
    respond = behaviour;
    await expect(get()).rejects.toThrow();
  });

  it('is unknown where the connection is cut', async () => {
    respond = (response) => response.destroy();
    await expect(get()).rejects.toThrow();
  });

  it('is taken from nobody whom no authority vouches for', async () => {
    respond = (response) => response.end('x');
    await expect(get('/key.pem', new HttpsWeb(patienceMs))).rejects.toThrow();
  });
});
