import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { exchange } from '../../support/raw-http.ts';
import { WorkbenchAt } from '../../support/workbench-at.ts';

let at: WorkbenchAt;
afterEach(() => at.stop());

const json = { 'content-type': 'application/json' };
const send = { method: 'POST', body: '{}' };
const sending = '/api/senders/github/send';

describe('the workbench on this machine', () => {
  it.each(['127.0.0.1', 'localhost', 'LocalHost', '[::1]'])('is called %s', async (name) => {
    at = await WorkbenchAt.start();
    expect(await at.ask('/api/state', { headers: { host: `${name}:${at.port}` } })).toMatchObject({
      status: 200,
    });
  });

  it.each([
    'attacker.example:{port}',
    '127.0.0.1.attacker.example:{port}',
    'localhost.attacker.example:{port}',
    'localhost.:{port}',
    'attacker.example#@127.0.0.1:{port}',
    'user@127.0.0.1:{port}',
    '127.0.0.1:1',
    '127.0.0.1',
    '127.0.0.1:{port}:80',
    '10.0.0.1:{port}',
    '0.0.0.0:{port}',
    '[::]:{port}',
    '0x7f.1:{port}',
  ])('is not called "%s": that name may be made to point here by somebody else', async (host) => {
    at = await WorkbenchAt.start();
    for (const path of ['/', '/main.js', '/api/state', '/api/live', '/nothing']) {
      const answer = await at.ask(path, { headers: { host: host.replace('{port}', String(at.port)) } });
      expect(answer).toMatchObject({ status: 403 });
      expect(answer.body).toContain('open it by the address that sallyport serve printed');
    }
    expect(at.workbench.done).toEqual([]);
  });

  it('has no other name in the address of a request either', async () => {
    at = await WorkbenchAt.start();
    for (const target of [
      `http://attacker.example/api/state`,
      `http://127.0.0.1:${at.port}/api/state`,
      '*',
      'api/state',
    ])
      expect(await exchange(at.port, [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${at.port}`])).toMatch(
        /^HTTP\/1.1 400 /,
      );
    expect(await exchange(at.port, ['GET /api/state HTTP/1.0'])).toMatch(/^HTTP\/1.1 403 /);
  });

  it.each([
    { from: 'another site', headers: { 'sec-fetch-site': 'cross-site' } },
    { from: 'another port of this machine', headers: { 'sec-fetch-site': 'same-site' } },
    { from: 'what no browser says', headers: { 'sec-fetch-site': 'none, cross-site' } },
    {
      from: 'a frame',
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    },
    { from: 'an old browser on another port', headers: { origin: 'http://localhost:3000' } },
    { from: 'a page without an origin', headers: { origin: 'null' } },
    {
      from: 'a browser whose user opened it',
      headers: { 'sec-fetch-site': 'none', origin: 'http://attacker.example' },
    },
    { from: 'https', headers: { origin: 'https://127.0.0.1:{port}' } },
  ])('tells $from nothing, and does nothing for it', async ({ headers: given }) => {
    at = await WorkbenchAt.start();
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, text]) => [name, text.replace('{port}', String(at.port))]),
    );
    for (const path of ['/', '/main.js', '/api/state', '/api/deliveries', '/api/live', '/nothing'])
      expect(await at.ask(path, { headers })).toMatchObject({ status: 403 });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      expect(await at.ask(sending, { method, headers: { ...json, ...headers } })).toMatchObject({
        status: 403,
      });
    expect(at.workbench.done).toEqual([]);
  });

  it('lets nobody read it across origins, whatever is asked before', async () => {
    at = await WorkbenchAt.start();
    for (const path of ['/', '/api/state', sending])
      expect(
        Object.keys((await at.ask(path)).headers).filter((name) => name.startsWith('access-control')),
      ).toEqual([]);
  });

  it('is opened by a link on another site, and nothing else is', async () => {
    at = await WorkbenchAt.start();
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(await at.ask('/deliveries/7', { headers })).toMatchObject({ status: 200 });
    for (const path of ['/api/state', '/api/deliveries/7/body', '/api/live', '/main.js'])
      expect(await at.ask(path, { headers })).toMatchObject({ status: 403 });
    expect(await at.ask('/', { ...send, headers: { ...json, ...headers } })).toMatchObject({ status: 403 });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    'text/plain; application/json',
  ])('changes nothing for a form: %s', async (type) => {
    at = await WorkbenchAt.start();
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const asked = { method, body: '{}', headers: { 'content-type': type } };
      expect(await at.ask(sending, asked)).toMatchObject({ status: 415 });
      expect(await at.ask('/api/rules/mine', asked)).toMatchObject({ status: 415 });
    }
    expect(at.workbench.done).toEqual([]);
  });

  it('speaks no other protocol', async () => {
    at = await WorkbenchAt.start();
    const upgrade = [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ];
    const socket = connect(at.port, '127.0.0.1');
    socket.end(
      [
        `GET /api/live HTTP/1.1`,
        `Host: 127.0.0.1:${at.port}`,
        'Origin: http://attacker.example',
        ...upgrade,
        '',
        '',
      ].join('\r\n'),
    );
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1.1 403 /);
  });
});

describe('the workbench beyond this machine', () => {
  const far = async () => {
    at = await WorkbenchAt.start({ isFar: true });
    return at.token?.text ?? '';
  };
  const cookieOf = async (token: string) =>
    (await at.ask(`/?token=${token}`)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';

  it('asks for the token at every address', async () => {
    const token = await far();
    const wrong = [`x${token.slice(1)}`, token.slice(1), `${token}x`, token.toUpperCase(), ''];
    for (const path of ['/', '/main.js', '/api/state', '/api/live', '/api/deliveries/7/body', '/nothing'])
      for (const query of ['', ...wrong.map((one) => `?token=${one}`)]) {
        const answer = await at.ask(`${path}${query}`);
        expect(answer).toMatchObject({ status: 401 });
        expect(answer.body).toContain('open the address that sallyport serve printed at its start');
        expect(answer.headers).not.toHaveProperty('set-cookie');
      }
    expect(await at.ask(sending, { ...send, headers: json })).toMatchObject({ status: 401 });
    expect(await at.ask(`${sending}?token=${token}`, { ...send, headers: json })).toMatchObject({
      status: 401,
    });
    expect(at.workbench.done).toEqual([]);
  });

  it('takes it out of the address, into a cookie that no script sees and no other site sends', async () => {
    const token = await far();
    const { status, headers } = await at.ask(`/deliveries/7?token=${token}&q=a%20b`);
    expect(status).toBe(303);
    expect(headers.location).toBe('/deliveries/7?q=a+b');
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^sallyport-\w+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect((await at.ask(`/?token=${token}`)).headers.location).toBe('/');
    expect((await at.ask(`//attacker.example/?token=${token}`)).headers).not.toHaveProperty('location');
  });

  it('lets in whoever has the cookie', async () => {
    const cookie = await cookieOf(await far());
    expect(await at.ask('/api/state', { headers: { cookie: `other=1; ${cookie}` } })).toMatchObject({
      status: 200,
    });
    expect(await at.ask(sending, { ...send, headers: { ...json, cookie } })).toMatchObject({ status: 200 });
    expect(await at.ask('/api/state', { headers: { cookie: `${cookie}x` } })).toMatchObject({ status: 401 });
  });

  it('is refused to pages of other origins with the cookie too: cookies know no ports', async () => {
    const cookie = await cookieOf(await far());
    for (const headers of [{ 'sec-fetch-site': 'same-site' }, { origin: 'http://127.0.0.1:3000' }])
      expect(await at.ask(sending, { ...send, headers: { ...json, ...headers, cookie } })).toMatchObject({
        status: 403,
      });
  });

  it('is called by any address, behind any port of a container, and by no name', async () => {
    const cookie = await cookieOf(await far());
    for (const host of ['192.168.1.5:8788', '127.0.0.1:9000', 'localhost:9000', '[fd00::5]:8788', '10.0.0.1'])
      expect(
        await at.ask('/api/state', { headers: { cookie, host, origin: `http://${host}` } }),
      ).toMatchObject({ status: 200 });
    for (const host of ['attacker.example:8788', '1.2.3.4.attacker.example', 'a'])
      expect(await at.ask('/api/state', { headers: { cookie, host } })).toMatchObject({ status: 403 });
  });
});
