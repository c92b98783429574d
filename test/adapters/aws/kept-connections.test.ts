import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeptConnections } from '../../../src/adapters/aws/kept-connections.ts';

const patience = { connectMs: 500, answerMs: 500 };

let server: Server;
let sockets: Socket[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let port: number;

beforeEach(async () => {
  sockets = [];
  server = createServer((request, response) => answer(request, response));
  server.on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
});

type AwsRequest = Parameters<KeptConnections['handle']>[0];

function aRequest(parts: Partial<AwsRequest> = {}): AwsRequest {
  return {
    protocol: 'http:',
    hostname: '127.0.0.1',
    port,
    method: 'POST',
    path: '/',
    headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
    body: '{"Entries":[]}',
    ...parts,
  } as AwsRequest;
}

function textOf(body: unknown): string {
  return Buffer.from(body as Uint8Array).toString();
}

describe('a request', () => {
  it('arrives as it was signed: method, path, headers and body', async () => {
    answer = async (request, response) => {
      const chunks = await Array.fromAsync(request);
      const { method, url, headers } = request;
      response.end(JSON.stringify([method, url, headers['x-amz-target'], Buffer.concat(chunks).toString()]));
    };
    const { response } = await new KeptConnections(patience).handle(aRequest({ path: '/a?b' }));
    expect(JSON.parse(textOf(response.body))).toEqual([
      'POST',
      '/a?b',
      'AWSEvents.PutEvents',
      '{"Entries":[]}',
    ]);
  });

  it('gets its answer whole, however many pieces it came in', async () => {
    answer = (_, response) => {
      response.writeHead(400, 'Bad', { 'x-amzn-requestid': 'one', 'set-cookie': ['a', 'b'] });
      response.write('{"__type":');
      setImmediate(() => response.end('"Oops"}'));
    };
    const { response } = await new KeptConnections(patience).handle(aRequest());
    expect(response).toMatchObject({
      statusCode: 400,
      reason: 'Bad',
      headers: { 'x-amzn-requestid': 'one' },
    });
    expect(textOf(response.body)).toBe('{"__type":"Oops"}');
  });

  it.each([
    [true, 1],
    [false, 3],
  ])('shares its connection with those that follow: %s', async (keepAlive, connections) => {
    answer = (_, response) => response.end('{}');
    const kept = new KeptConnections(patience, keepAlive);
    for (let n = 0; n < 3; n += 1) {
      await kept.handle(aRequest());
      await new Promise(setImmediate);
    }
    expect(sockets).toHaveLength(connections);
    kept.destroy();
  });

  it('finds an address of IPv6, which has brackets in a URL', async () => {
    const six = createServer((_, response) => response.end('six')).listen(0, '::1');
    await once(six, 'listening');
    const there = { hostname: '[::1]', port: (six.address() as AddressInfo).port };
    const { response } = await new KeptConnections(patience, false).handle(aRequest(there));
    expect(textOf(response.body)).toBe('six');
    six.close();
  });

  it('speaks TLS where its client does', async () => {
    answer = (_, response) => response.end('{}');
    const speaking = new KeptConnections(patience).handle(aRequest({ protocol: 'https:' }));
    await expect(speaking).rejects.toMatchObject({ code: expect.stringMatching(/SSL|EPROTO/) });
  });
});

describe('a request fails', () => {
  it('as a time-out, where nobody answers in time', async () => {
    answer = () => {};
    const waiting = new KeptConnections({ connectMs: 20, answerMs: 60 }).handle(aRequest());
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError', message: 'no answer within 60 ms' });
  });

  it('as a time-out, where an answer begins and does not end in time', async () => {
    answer = (_, response) => response.writeHead(200).write('{');
    const waiting = new KeptConnections({ connectMs: 50, answerMs: 50 }).handle(aRequest());
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('as a time-out, where it waits in vain for a connection: there are 50 at most', async () => {
    answer = () => {};
    const kept = new KeptConnections({ connectMs: 30, answerMs: 100 });
    const ends = Array.from({ length: 51 }, () => kept.handle(aRequest()).catch(({ message }) => message));
    const messages = await Promise.all(ends);
    expect(messages.filter((message) => message === 'no answer within 100 ms')).toHaveLength(50);
    expect(messages.at(-1)).toBe('no connection within 30 ms');
  });

  it.each(['before it is answered', 'within its answer'])(
    'as a time-out, where the line breaks %s: the SDK tries again then',
    async (when) => {
      answer = (request, response) => {
        if (when === 'within its answer') response.writeHead(200, { 'content-length': 9 }).write('{');
        setImmediate(() => request.socket.destroy());
      };
      const breaking = new KeptConnections(patience).handle(aRequest());
      await expect(breaking).rejects.toMatchObject({ name: 'TimeoutError', code: 'ECONNRESET' });
    },
  );

  it('by its own name, where nobody listens', async () => {
    const nowhere = createServer().listen(0, '127.0.0.1');
    await once(nowhere, 'listening');
    const { port: free } = nowhere.address() as AddressInfo;
    nowhere.close();
    const failing = new KeptConnections(patience).handle(aRequest({ port: free }));
    await expect(failing).rejects.toMatchObject({ name: 'Error', code: 'ECONNREFUSED' });
  });

  it.each([
    ['has ended already', () => AbortSignal.abort()],
    ['ends meanwhile', () => AbortSignal.timeout(20)],
  ])('as given up, where the patience of its caller %s', async (_, signal) => {
    answer = () => {};
    const options = { abortSignal: signal() } as Parameters<KeptConnections['handle']>[1];
    const waiting = new KeptConnections(patience).handle(aRequest(), options);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

/** Answers from another thread, 60 ms later. */
const elsewhere = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:http').createServer((_, response) => setTimeout(() => response.end('{}'), 60));
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

describe('an answer that came while the process was frozen, or busy', () => {
  it('is read, though its time is over by then', async () => {
    const worker = new Worker(elsewhere, { eval: true });
    const [there] = await once(worker, 'message');
    const kept = new KeptConnections({ connectMs: 20, answerMs: 150 });
    const answered = kept.handle(aRequest({ port: there }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    // behind it come the timers
    await new Promise(setImmediate);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    await expect(answered).resolves.toMatchObject({ response: { statusCode: 200 } });
    kept.destroy();
    await worker.terminate();
  });
});
