import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { routes } from '../../../src/workbench/server/routes.ts';
import { WorkbenchAt } from '../../support/workbench-at.ts';

let at: WorkbenchAt;
beforeEach(async () => {
  at = await WorkbenchAt.start();
});
afterEach(() => at.stop());

describe('what the page asks for', () => {
  it('is all that api.ts lists, and nothing else', () => {
    const table = readFileSync('src/workbench/api.ts', 'utf8').split('*/')[0] as string;
    const listed = [...table.matchAll(/`(GET|POST|PUT|DELETE) ([^`? ]+)|`(…\/\w+)`/g)].map(
      ([, method, path, more]) => (more ? `GET /api/deliveries/<seq>${more.slice(1)}` : `${method} ${path}`),
    );
    const served = routes
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '<$1>')}`);
    expect(served.sort()).toEqual(listed.sort());
  });

  it.each([
    { path: '/api/state', has: { version: '1.0.0', hasJournal: true } },
    { path: '/api/deliveries/7', has: { seq: 7, verdict: { words: 'Signed.' } } },
    { path: '/api/deliveries/7/diagnosis', has: { causes: [{ id: 'crlf' }] } },
    { path: '/api/rules', has: { path: 'sallyport.rules.json' } },
  ])('is answered as JSON at $path', async ({ path, has }) => {
    const { status, headers, body } = await at.ask(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(JSON.parse(body)).toMatchObject(has);
  });

  it.each([
    { query: '', asked: [undefined, 200] },
    { query: '?before=12&limit=5000', asked: [12, 5_000] },
  ])('of deliveries is a page: "$query"', async ({ query, asked }) => {
    expect(JSON.parse((await at.ask(`/api/deliveries${query}`)).body)).toMatchObject([{ seq: 7 }]);
    expect(at.workbench.done).toEqual([['page', ...asked]]);
  });

  it('is what a rule forwarded', async () => {
    expect(JSON.parse((await at.ask('/api/rules/a%2Fb/forwardings')).body)).toMatchObject([{ id: 3 }]);
    expect(at.workbench.done).toEqual([['ofRule', 'a/b', 50]]);
  });

  it.each(['limit=5001', 'limit=-1', 'limit=x', 'before=1e3', 'before=0x10'])(
    'is refused with %s',
    async (query) => {
      const { status, body } = await at.ask(`/api/deliveries?${query}`);
      expect(status).toBe(400);
      expect(JSON.parse(body).error).toMatch(/^(limit|before) is to be a whole number/);
    },
  );

  it('is text to copy', async () => {
    expect(await at.ask('/api/deliveries/7/curl')).toMatchObject({
      status: 200,
      body: Buffer.from('curl …').toString('latin1'),
    });
    expect(await at.ask('/api/deliveries/7/fixture')).toMatchObject({ status: 200, body: '{"fixture":1}' });
  });

  it('is the body of a delivery, which no browser shows as what its sender says that it is', async () => {
    const { headers, body } = await at.ask('/api/deliveries/7/body');
    expect(body).toBe('<b>!');
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="delivery-7-body"',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['POST', '/api/deliveries/7/send-again', undefined, ['sendAgain', 7]],
    ['POST', '/api/replay', { deliveries: [7, 8] }, ['replay', [7, 8], 'n']],
    ['POST', '/api/replay', { deliveries: [7], name: 'first' }, ['replay', [7], 'first']],
    ['POST', '/api/senders/github/secret', undefined, ['secret', 'github']],
    ['POST', '/api/senders/github/send', { sample: 'push' }, ['send', 'github', 'push']],
    ['POST', '/api/senders/github/send', undefined, ['send', 'github', undefined]],
    ['PUT', '/api/rules/a%2Fb%20c', { pattern: '{}' }, ['put', 'a/b c', { pattern: '{}' }]],
    [
      'PUT',
      '/api/rules/mine',
      { pattern: '{}', target: { url: 'http://x/', as: 'lambda' } },
      ['put', 'mine', { pattern: '{}', target: { url: 'http://x/', as: 'lambda' } }],
    ],
    ['DELETE', '/api/rules/mine', undefined, ['remove', 'mine']],
    ['POST', '/api/rules/try', { pattern: '{' }, ['try', '{', 1_000]],
    ['POST', '/api/rules/try', { pattern: '{}', limit: 5 }, ['try', '{}', 5]],
    ['POST', '/api/rules/explain', { pattern: '{}', event: '7.0' }, ['explain', '{}', '7.0']],
    [
      'POST',
      '/api/rules/export',
      { name: 'n', pattern: '{}', as: 'cdk' },
      ['export', 'n', '{}', 'cdk', undefined],
    ],
    [
      'POST',
      '/api/rules/export',
      { name: 'n', pattern: '{}', as: 'cli', target: { file: 'f' } },
      ['export', 'n', '{}', 'cli', { file: 'f' }],
    ],
    ['POST', '/api/forwardings/3/retry', undefined, ['retry', 3]],
  ] as const)('is done: %s %s', async (method, path, body, done) => {
    expect((await at.change(method, path, body)).status).toBe(200);
    expect(at.workbench.done).toEqual([done]);
  });

  it.each([
    ['POST', '/api/replay', {}, /^deliveries: /],
    ['POST', '/api/replay', { deliveries: ['7'] }, /^deliveries[.]0: /],
    ['POST', '/api/replay', { deliveries: [7], name: 'a b' }, /^name: /],
    ['POST', '/api/replay', [], /./],
    ['POST', '/api/rules/export', { name: 'n', pattern: '{}', as: 'pulumi' }, /^as: /],
    ['PUT', '/api/rules/mine', { pattern: '{}', target: { ftp: 'x' } }, /^target: /],
    ['PUT', '/api/rules/mine', { pattern: '{}', target: { url: 'http://h/', file: 'f' } }, /^target/],
    ['PUT', '/api/rules/mine', { pattern: '' }, /^the pattern is empty$/],
    ['POST', '/api/deliveries/seven/send-again', {}, /whole number/],
  ] as const)('is refused in words: %s %s %j', async (method, path, body, words) => {
    const { status, body: answer } = await at.change(method, path, body);
    expect(status).toBe(400);
    expect(JSON.parse(answer).error).toMatch(words);
    expect(at.workbench.done).toEqual([]);
  });

  it.each([
    ['GET', '/api/deliveries/8'],
    ['GET', '/api/deliveries/8/diagnosis'],
    ['GET', '/api/deliveries/8/body'],
    ['GET', '/api/deliveries/8/curl'],
    ['GET', '/api/nothing'],
    ['POST', '/api/deliveries/8/send-again'],
    ['POST', '/api/senders/nobody/secret'],
    ['DELETE', '/api/rules/other'],
    ['POST', '/api/forwardings/4/retry'],
  ] as const)('is not there: %s %s', async (method, path) => {
    const { status, body } = method === 'GET' ? await at.ask(path) : await at.change(method, path);
    expect(status).toBe(404);
    expect(JSON.parse(body).error).toMatch(/^there is no/);
  });

  it('is said to take another method, where it does', async () => {
    expect(await at.change('DELETE', '/api/replay')).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
    });
    expect(await at.ask('/api/state', { method: 'HEAD' })).toMatchObject({ status: 405 });
    expect(await at.change('PUT', '/')).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  });

  it('fails alone: it says so, logs it, and the next is answered', async () => {
    at.workbench.failure = new Error('database is locked');
    const { status, body } = await at.ask('/api/rules');
    expect(status).toBe(500);
    expect(JSON.parse(body)).toEqual({ error: 'the workbench failed: database is locked' });
    expect(at.log.named('workbench_failed')).toHaveLength(1);
    expect((await at.ask('/api/state')).status).toBe(200);
  });

  it('is no failure where whoever asked has gone meanwhile', async () => {
    const socket = connect(at.port, '127.0.0.1');
    const head = [
      'POST /api/replay HTTP/1.1',
      `Host: 127.0.0.1:${at.port}`,
      'Content-Type: application/json',
    ];
    socket.write(`${[...head, 'Content-Length: 99'].join('\r\n')}\r\n\r\n{`);
    const [request] = (await once(at.server.http, 'request')) as [IncomingMessage];
    socket.destroy();
    await new Promise((resolve) => request.once('close', resolve));
    expect((await at.ask('/api/state')).status).toBe(200);
    expect(at.log.lines).toEqual([]);
  });

  it('need not be found out for who has gone meanwhile', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    at.workbench.deliveries.diagnosis = async (_seq, gone) => {
      asked.resolve(gone);
      await once(gone, 'abort');
      return undefined;
    };
    const socket = connect(at.port, '127.0.0.1');
    socket.write(`GET /api/deliveries/7/diagnosis HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n\r\n`);
    const gone = await asked.promise;
    expect(gone.aborted).toBe(false);
    socket.destroy();
    await once(gone, 'abort');
    expect((await at.ask('/api/state')).status).toBe(200);
    expect(at.log.lines).toEqual([]);
  });

  it('may be no more than a MiB of JSON', async () => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' } };
    const tried = (bytes: number) => JSON.stringify({ pattern: 'x'.repeat(bytes - '{"pattern":""}'.length) });
    expect(await at.ask('/api/rules/try', { ...post, body: tried(1_048_576) })).toMatchObject({
      status: 200,
    });
    expect(await at.ask('/api/rules/try', { ...post, body: tried(1_048_577) })).toMatchObject({
      status: 413,
    });
    expect(await at.ask('/api/rules/try', { ...post, body: '{' })).toMatchObject({ status: 400 });
    const notUtf8 = Buffer.from([0x22, 0xff, 0x22]);
    expect(await at.ask('/api/rules/try', { ...post, body: notUtf8 })).toMatchObject({ status: 400 });
  });
});
