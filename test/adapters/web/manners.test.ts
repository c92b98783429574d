import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { drippingExchange } from '../../../src/adapters/web/dripping-exchange.ts';
import { exchange } from '../../../src/adapters/web/exchange.ts';
import { hungUp } from '../../../src/adapters/web/hung-up.ts';
import { eventually } from '../../support/eventually.ts';
import { TlsServer } from '../../support/tls-server.ts';

let server: Server;
let origin: string;
let heard: { readonly request: IncomingMessage; readonly chunks: string[]; isCutOff: boolean }[];

beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    const one = { request, chunks: [] as string[], isCutOff: false };
    heard.push(one);
    request.on('data', (chunk) => one.chunks.push(String(chunk)));
    request.on('error', () => {
      one.isCutOff = true;
    });
    request.on('end', () => response.setHeader('retry-after', '9').end('thanks'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const request = (body: string) => ({
  method: 'POST',
  headers: new Map([['x-one', 'two']]),
  body: Buffer.from(body),
});
const patienceMs = 5_000;

describe('a body that drips', () => {
  it('comes in pieces, and is whole and answered in the end', async () => {
    const text = 'abcdefghijklmnopqrstuvwxyz';
    const answer = await drippingExchange(60)(origin, '/a?b', request(text), patienceMs);
    expect(answer).toMatchObject({ status: 200, body: 'thanks', retryAfter: '9' });
    expect(heard[0]?.chunks.join('')).toBe(text);
    expect(heard[0]?.chunks.length).toBeGreaterThan(2);
    expect(heard[0]?.request.headers).toMatchObject({ 'x-one': 'two', 'content-length': '26' });
  });

  it('may be empty', async () => {
    await expect(drippingExchange(10)(origin, '/', request(''), patienceMs)).resolves.toMatchObject({
      status: 200,
    });
  });

  it('ends where nobody waits any more', async () => {
    const sending = drippingExchange(2_000)(origin, '/', request('abcdefghij'), 50);
    await expect(sending).rejects.toThrow('no answer within 0.05 s');
  });
});

describe('a sender that hangs up', () => {
  it('has sent half of what it said', async () => {
    await hungUp(origin, '/a?b', request('abcdefgh'), patienceMs, new AbortController().signal);
    await eventually(async () => expect(heard[0]?.isCutOff).toBe(true));
    expect(heard[0]?.chunks.join('')).toBe('abcd');
    expect(heard[0]?.request.headers).toMatchObject({ 'x-one': 'two', 'content-length': '8' });
    expect(heard[0]?.request.url).toBe('/a?b');
  });

  it('has said that a byte would come, where there is no body', async () => {
    await hungUp(origin, '/', request(''), patienceMs, new AbortController().signal);
    await eventually(async () => expect(heard[0]?.isCutOff).toBe(true));
  });

  it('says what hinders it', async () => {
    server.close();
    await once(server, 'close');
    const hanging = hungUp(origin, '/', request('ab'), patienceMs, new AbortController().signal);
    await expect(hanging).rejects.toThrow('ECONNREFUSED');
  });
});

it('nothing is sent over TLS to whom nobody vouches for', async () => {
  const tls = new TlsServer();
  const there = await tls.listen();
  const never = new AbortController().signal;
  try {
    await expect(exchange(there, '/', request('ab'), patienceMs)).rejects.toThrow('self-signed');
    await expect(hungUp(there, '/', request('ab'), patienceMs, never)).rejects.toThrow('self-signed');
    expect(tls.asked).toEqual([]);
  } finally {
    await tls.close();
  }
});
