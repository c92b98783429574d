import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RecordingReceiver } from '../support/recording-receiver.ts';
import { Terminal, until } from '../support/terminal.ts';

const secret = 'a secret of this test only';
/** Every byte, and no UTF-8. */
const binary = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const signatureOf = (body: Uint8Array, key = secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

describe('send', () => {
  const opened: Terminal[] = [];
  let receiver: RecordingReceiver;
  let url: string;

  beforeEach(async () => {
    receiver = new RecordingReceiver();
    url = await receiver.listen();
  });
  afterEach(async () => {
    for (const terminal of opened.splice(0)) terminal.remove();
    await receiver.close();
  });

  function terminal(parts: ConstructorParameters<typeof Terminal>[0] = {}): Terminal {
    const made = new Terminal(parts);
    opened.push(made);
    mkdirSync(join(made.cwd, '.sallyport'));
    const secrets = JSON.stringify({
      github: secret,
      twilio: '9b1f6e0c4d2a48379e5b7c10d8f3a264',
      stripe: 'whsec_Zk3vQ8nYt5RbXw2LcJ7uHd4MfGp9SaEi',
    });
    writeFileSync(join(made.cwd, '.sallyport', 'secrets.json'), secrets);
    return made;
  }

  it.each([
    { given: '', path: '/github' },
    { given: '/', path: '/github' },
    { given: '/github', path: '/github' },
    { given: '/github/', path: '/github' },
    { given: '/stage/x', path: '/stage/x/github' },
    { given: '/stage/github', path: '/stage/github' },
    { given: '/not-github', path: '/not-github/github' },
  ])('finds the endpoint where --url ends in "$given"', async ({ given, path }) => {
    expect(await terminal().run('send', 'github', '--url', `${url}${given}`)).toBe(0);
    expect(receiver.requests.map((request) => request.url)).toEqual([path]);
  });

  it.each([
    { given: '127.0.0.1:8787', says: 'with http:// or https:// in front, as in http://127.0.0.1:8787\n' },
    { given: 'localhost:8787', says: 'with http:// or https:// in front, as in http://localhost:8787\n' },
    { given: 'hooks.example.com', says: 'as in http://hooks.example.com\n' },
    { given: 'ftp://hooks.example.com', says: 'with http:// or https:// in front' },
    { given: 'http://127.0.0.1:87x', says: ': it is no URL; write it as in http://127.0.0.1:8787\n' },
    { given: 'http://', says: 'with http:// or https:// in front' },
    { given: 'not a URL', says: 'as in http://127.0.0.1:8787\n' },
    { given: '', says: 'as in http://127.0.0.1:8787\n' },
    { given: 'http://me:hunter2@127.0.0.1:8787', says: 'leave user name and password out' },
    { given: 'http://127.0.0.1:8787/?a=1', says: 'leave out what begins with ? or #' },
  ])('says how to write --url where it is "$given"', async ({ given, says }) => {
    const io = terminal();
    expect(await io.run('send', 'github', '--url', given)).toBe(2);
    expect(io.err).toContain(says);
    expect(io.err.split('\n')).toHaveLength(2);
    expect(io.err).not.toContain('hunter2');
  });

  it.each([301, 302, 303, 307, 308])(
    'follows no redirect of status %d, and says where it pointed',
    async (status) => {
      const other = new RecordingReceiver();
      const location = `${await other.listen()}/elsewhere`;
      receiver.answer = (response) => response.writeHead(status, { location }).end();
      const io = terminal();
      expect(await io.run('send', 'github', '--url', url)).toBe(1);
      expect(io.out).toContain(`${status} points to ${location}, and is not followed`);
      expect(other.requests).toEqual([]);
      await other.close();
    },
  );

  it('makes the secret that it needs where a gateway keeps its own, and says where', async () => {
    const io = terminal();
    const path = join(io.cwd, '.sallyport', 'secrets.json');
    writeFileSync(path, JSON.stringify({ stripe: 'whsec_Zk3vQ8nYt5RbXw2LcJ7uHd4MfGp9SaEi' }));
    expect(await io.run('send', 'github', '--url', url)).toBe(0);
    const { github: made, ...others } = JSON.parse(readFileSync(path, 'utf8'));
    expect(Object.keys(others)).toEqual(['stripe']);
    const { headers, body } = receiver.requests[0]!;
    expect(headers['x-hub-signature-256']).toBe(signatureOf(body, made));
    expect(io.err).toBe(`secret github: made for its first use, in ${path}\n`);
    await io.fresh('send', 'github', '--url', url);
    expect(io.err).toBe('');
  });

  it('sends the bytes of a file as they are, signed', async () => {
    const io = terminal();
    writeFileSync(join(io.cwd, 'body'), binary);
    expect(await io.run('send', 'github', '--file', 'body', '--url', url)).toBe(0);
    expect(receiver.requests[0]?.body).toEqual(binary);
    expect(receiver.requests[0]?.headers['x-hub-signature-256']).toBe(signatureOf(binary));
  });

  it('sends the bytes of its standard input where the file is -', async () => {
    const io = terminal({ input: Readable.from([binary.subarray(0, 100), binary.subarray(100)]) });
    expect(await io.run('send', 'github', '--file', '-', '--url', url, '--times', '2')).toBe(0);
    expect(receiver.requests.map(({ body }) => body)).toEqual([binary, binary]);
  });

  it('says so where there is no standard input, and that a file is a folder', async () => {
    const io = terminal();
    expect(await io.run('send', 'github', '--file', '-', '--url', url)).toBe(2);
    expect(await io.run('send', 'github', '--file', '.sallyport', '--url', url)).toBe(2);
    expect(io.err.split('\n').slice(0, 2)).toEqual([
      'sallyport: --file -: there is no standard input',
      'sallyport: --file .sallyport: it is a folder (EISDIR)',
    ]);
  });

  it.each([
    { provider: 'github', name: 'X-Hub-Signature-256', value: 'sha256=mine' },
    { provider: 'stripe', name: 'Stripe-Signature', value: 't=1,v1=mine' },
    { provider: 'twilio', name: 'X-Twilio-Signature', value: '' },
    { provider: 'github', name: 'User-Agent', value: 'mine/1' },
    { provider: 'github', name: 'Host', value: 'hooks.example.com' },
  ])('lets a header of the user replace $name', async ({ provider, name, value }) => {
    expect(await terminal().run('send', provider, '--header', `${name}: ${value}`, '--url', url)).toBe(0);
    expect(receiver.requests[0]?.headers[name.toLowerCase()]).toBe(value);
  });

  it('refuses a header that HTTP cannot carry', async () => {
    const io = terminal();
    for (const header of ['a: č', 'a: b\r\nc: d', 'a b: c']) {
      expect(await io.run('send', 'github', '--header', header, '--url', url)).toBe(2);
    }
    expect(io.err).not.toMatch(/^\s+at /m);
    expect(receiver.requests).toEqual([]);
  });

  it('shows nothing of an answer that a terminal would obey, and not all of a long one', async () => {
    receiver.answer = (response) =>
      response.writeHead(500).end(`\u001b[2J\u009b\u202e\n${'x'.repeat(100_000)}`);
    const io = terminal();
    expect(await io.run('send', 'github', '--url', url)).toBe(1);
    expect(io.out).toMatch(/^500 \?\[2J\?\?\?x{500,1000}\n$/);
  });

  it('waits no longer than it is told', async () => {
    receiver.answer = () => {};
    const io = terminal();
    expect(await io.run('send', 'github', '--timeout', '1', '--url', url)).toBe(1);
    expect(io.err).toBe(`sallyport: ${url}: there was no answer within 1 s\n`);
  });

  it('waits no longer than it is told for the end of an answer', async () => {
    receiver.answer = (response) => response.writeHead(200).write('half');
    const io = terminal();
    expect(await io.run('send', 'github', '--timeout', '1', '--url', url)).toBe(1);
    expect(io.err).toBe(`sallyport: ${url}: its answer did not end within 1 s\n`);
  });

  it('ends with the first Ctrl-C while it waits for an answer', async () => {
    receiver.answer = () => {};
    const io = terminal();
    const sending = io.run('send', 'github', '--url', url);
    await until(() => receiver.requests[0]);
    io.interrupt();
    expect(await sending).toBe(130);
    expect(io.err).toBe('sallyport: interrupted\n');
  });

  it('ends with the first Ctrl-C while it reads its standard input', async () => {
    const io = terminal({ input: new Readable({ read() {} }) });
    const sending = io.run('send', 'github', '--file', '-', '--url', url);
    await new Promise((resolve) => setImmediate(resolve));
    io.interrupt();
    expect(await sending).toBe(130);
  });

  it('that is interrupted says how many it did not send, and fails', async () => {
    receiver.answer = (response) => {
      if (receiver.requests.length <= 3) response.end();
    };
    const io = terminal();
    const sending = io.run('send', 'github', '--times', '10', '--concurrency', '1', '--url', url);
    await until(() => receiver.requests[3]);
    io.interrupt();
    expect(await sending).toBe(130);
    expect(io.out).toMatch(/^3 sent in .*: 3 × 200\n$/);
    expect(io.err).toBe('sallyport: interrupted: 7 of 10 were not sent, or were not answered yet\n');
  });
});
