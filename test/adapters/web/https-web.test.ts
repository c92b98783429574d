import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpsWeb } from '../../../src/adapters/web/https-web.ts';
import { eventually } from '../../support/eventually.ts';
import { TlsServer } from '../../support/tls-server.ts';

let server: TlsServer;
let url: string;
let web: HttpsWeb;

beforeEach(async () => {
  server = new TlsServer();
  url = `${await server.listen()}/a?b=c`;
  web = new HttpsWeb(server.ca);
});

afterEach(() => server.close());

const answering = (status: number, headers: Readonly<Record<string, string>> = {}, body = 'body') => {
  server.respond = (_, response) => response.writeHead(status, headers).end(body);
};

/** Writes for as long as somebody reads. @returns how much could be written */
async function pour(response: ServerResponse, mostBytes: number): Promise<number> {
  const chunk = Buffer.alloc(65_536, 'x');
  let written = 0;
  while (written < mostBytes && !response.destroyed) {
    written += chunk.length;
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
  return written;
}

describe('a document of the web', () => {
  it('is read with its query and without anything that says who asks', async () => {
    await expect(web.get(url)).resolves.toBe('here');
    const [asked] = server.asked;
    expect([asked?.method, asked?.url]).toEqual(['GET', '/a?b=c']);
    expect(Object.keys(asked?.headers ?? {}).sort()).toEqual(['connection', 'host']);
  });

  it('may be empty, which is not the same as none', async () => {
    answering(200, {}, '');
    await expect(web.get(url)).resolves.toBe('');
  });

  it('is put together of its pieces, characters in two pieces too', async () => {
    server.respond = (_, response) => {
      response.write(Buffer.from('é').subarray(0, 1));
      setImmediate(() => response.end(Buffer.from('é').subarray(1)));
    };
    await expect(web.get(url)).resolves.toBe('é');
  });

  it.each([400, 401, 403, 404, 410, 451])('is none where its host says so: %d', async (status) => {
    answering(status);
    await expect(web.get(url)).resolves.toBeUndefined();
  });

  it.each([201, 204, 304, 408, 425, 429, 500, 502, 503, 599])(
    'is not known where its host says %d',
    async (status) => {
      answering(status, {}, '');
      await expect(web.get(url)).rejects.toThrow(`answered ${status}`);
    },
  );

  it.each([301, 302, 303, 307, 308])('is not looked for where a redirect leads: %d', async (status) => {
    answering(status, { location: `${new URL(url).origin}/elsewhere` });
    await expect(web.get(url)).rejects.toThrow('redirects are not followed');
    expect(server.asked.map((asked) => asked.url)).toEqual(['/a?b=c']);
  });

  it('may have 64 KiB, and not a byte more', async () => {
    answering(200, {}, 'x'.repeat(65_536));
    await expect(web.get(url)).resolves.toHaveLength(65_536);
    answering(200, {}, 'x'.repeat(65_537));
    await expect(web.get(url)).rejects.toThrow('more than 65536 bytes');
  });

  it('is not read to its end where it is long', async () => {
    const most = 100_000_000;
    let written = Promise.resolve(0);
    server.respond = (_, response) => {
      written = pour(response, most);
    };
    await expect(web.get(url)).rejects.toThrow('more than 65536 bytes');
    expect(await written).toBeLessThan(most);
  });

  it('is not inflated: what is small when packed is small', async () => {
    answering(200, { 'content-encoding': 'gzip' }, 'packed');
    await expect(web.get(url)).resolves.toBe('packed');
  });
});

describe('a host of the web', () => {
  const impatient = () => new HttpsWeb(server.ca, 150);

  it('is given up that does not answer', async () => {
    server.respond = () => undefined;
    await expect(impatient().get(url)).rejects.toThrow();
    await eventually(async () => expect(server.sockets.size).toBe(0));
  });

  it('is given up that answers and then dawdles', async () => {
    server.respond = (_, response) => {
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    };
    await expect(impatient().get(url)).rejects.toThrow();
    await eventually(async () => expect(server.sockets.size).toBe(0));
  });

  it('that cuts the connection off has told nothing', async () => {
    server.respond = (request) => request.socket.destroy();
    await expect(web.get(url)).rejects.toThrow();
    server.respond = (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => request.socket.destroy());
    };
    await expect(web.get(url)).rejects.toThrow();
    server.respond = (request, response) => {
      response.writeHead(200).write('half of what has no length');
      setImmediate(() => request.socket.destroy());
    };
    await expect(web.get(url)).rejects.toThrow();
  });

  it('keeps no connection, whatever it says', async () => {
    for (const status of [200, 404, 500]) {
      answering(status, { connection: 'keep-alive' });
      await web.get(url).catch(() => undefined);
    }
    expect(server.asked.map(({ headers }) => headers.connection)).toEqual(['close', 'close', 'close']);
    await eventually(async () => expect(server.sockets.size).toBe(0));
  });

  it('is not believed by a certificate that nobody vouches for, nor by one for another name', async () => {
    await expect(new HttpsWeb().get(url)).rejects.toThrow(/self-signed/);
    await expect(web.get(url.replace('127.0.0.1', 'localhost'))).rejects.toThrow(/altnames/);
    expect(server.asked).toEqual([]);
  });

  it('that nobody listens at cannot be asked', async () => {
    await server.close();
    await expect(web.get(url)).rejects.toThrow(/ECONNREFUSED/);
    server = new TlsServer();
    await server.listen();
  });

  it.each(['http://127.0.0.1/', 'file:///etc/passwd', 'nonsense', ''])(
    'is asked over TLS, and not as %j says',
    async (other) => {
      await expect(web.get(other)).rejects.toThrow();
    },
  );
});
