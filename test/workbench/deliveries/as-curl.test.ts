import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { asCurl } from '../../../src/workbench/deliveries/as-curl.ts';
import type { SentBefore } from '../../../src/workbench/deliveries/sent-before.ts';

let server: Server;
let gateway: string;
const came: { readonly request: IncomingMessage; readonly body: Buffer }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    came.push({ request, body: await buffer(request) });
    response.end('taken');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const sent = (parts: Partial<SentBefore>): SentBefore => ({
  seq: 1,
  endpoint: 'hook',
  method: 'POST',
  target: '/hook',
  host: 'hooks.example.com',
  headers: [],
  body: Buffer.alloc(0),
  time: 0,
  ...parts,
});

/** Runs it as a person does who pastes it. */
async function pasted(command: string) {
  const shell = spawn('sh', { stdio: ['pipe', 'pipe', 'ignore'] });
  shell.stdin.end(`${command}\n`);
  const said = await buffer(shell.stdout);
  expect(said.toString()).toContain('taken');
  return came.at(-1)!;
}

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

it.each([
  ['JSON', Buffer.from('{"a":"it\'s $HOME `id` \\"b\\" \\n"}\n\r\n')],
  ['a text that curl would take for a file', Buffer.from('@/etc/hosts')],
  ['every byte', everyByte],
  ['more than an argument may hold', Buffer.from('größer '.repeat(20_000))],
])('sends the very bytes: %s', async (_, body) => {
  const { request, body: received } = await pasted(asCurl(sent({ body }), gateway));
  expect(received.equals(body)).toBe(true);
  expect(request.method).toBe('POST');
});

it('sends the headers that the sender wrote, the host among them, and no other', async () => {
  const headers = [
    ['x-signature', "t=1,v1=it's"],
    ['x-empty', ''],
    ['x-forwarded-for', '127.0.0.1'],
    ['content-length', '3'],
  ] as const;
  const { request } = await pasted(asCurl(sent({ headers, body: Buffer.from('abc') }), gateway));
  expect(request.headers).toEqual({
    host: 'hooks.example.com',
    'x-signature': "t=1,v1=it's",
    'x-empty': '',
    'content-length': '3',
  });
});

it('sends path and query as they were written, with any method, and no body where there was none', async () => {
  const target = '/a/../hook;x?b=[1-3]&c={d,e}&f=%2f+$HOME';
  const { request, body } = await pasted(asCurl(sent({ method: 'GET', target, host: '' }), gateway));
  expect([request.method, request.url, body.length]).toEqual(['GET', target, 0]);
  expect(request.headers).toEqual({ host: new URL(gateway).host });
});
