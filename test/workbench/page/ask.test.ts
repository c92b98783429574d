import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, Refused } from '../../../src/workbench/page/ask.ts';

describe('what the page asks the server', () => {
  const asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  const bodies: string[] = [];
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/json': (response) => response.setHeader('content-type', 'application/json').end('{"a":1}'),
    '/text': (response) => response.setHeader('content-type', 'text/plain').end('curl -X POST'),
    '/refused': (response) =>
      response.writeHead(409, { 'content-type': 'application/json' }).end('{"error":"a rule has that name"}'),
    '/odd': (response) => response.writeHead(400, { 'content-type': 'application/json' }).end('[]'),
    '/broken': (response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
  };
  const server = createServer(async (request, response) => {
    asked.push(request);
    bodies.push(await new Response(request as unknown as ReadableStream).text());
    answers[request.url ?? '']?.(response);
  });
  let base: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('is JSON, or text to copy', async () => {
    expect(await ask('GET', `${base}/json`)).toEqual({ a: 1 });
    expect(await ask('GET', `${base}/text`)).toBe('curl -X POST');
  });

  it('is said as JSON where it changes something, with a type that no form of another site can send', async () => {
    await ask('POST', `${base}/json`, { sample: 'push' });
    await ask('POST', `${base}/json`);
    await ask('DELETE', `${base}/json`);
    expect(asked.slice(-3).map(({ headers }) => headers['content-type'])).toEqual(
      Array(3).fill('application/json'),
    );
    expect(bodies.slice(-3)).toEqual(['{"sample":"push"}', '{}', '']);
  });

  it.each([
    ['/refused', 409, 'a rule has that name'],
    ['/odd', 400, 'The workbench refused, and did not say why.'],
    ['/broken', 502, 'The workbench answered 502.'],
  ])('is refused in a sentence: %s', async (path, status, message) => {
    await expect(ask('POST', `${base}${path}`)).rejects.toMatchObject({ name: 'Refused', status, message });
  });

  it('is given up when nobody looks at the answer any more', async () => {
    const left = new AbortController();
    const gone = new Promise((resolve) => {
      answers['/slow'] = (response) => response.once('close', resolve);
    });
    const asking = ask('GET', `${base}/slow`, undefined, left.signal).catch(() => 'given up');
    while (asked.at(-1)?.url !== '/slow') await new Promise(setImmediate);
    left.abort();
    expect(await asking).toBe('given up');
    await gone;
  });

  it('is refused in a sentence where nobody answers', async () => {
    const refusal = await ask('GET', 'http://127.0.0.1:1/').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({
      status: 0,
      message: expect.stringContaining('Is serve still running?'),
    });
  });
});
