import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EmulatedUrl } from '../../../support/emulated-url.ts';
import { eventually } from '../../../support/eventually.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { exchange } from '../../../support/raw-http.ts';

const mebibyte = 1024 * 1024;
const ok = { statusCode: 200 };

const url = new EmulatedUrl(new ManualClock());
afterEach(() => url.close());

describe('a body that never ends', () => {
  const head = 'POST /github HTTP/1.1\r\nHost: localhost\r\n';

  /** Sends chunks until the server says something, or cuts the connection off. */
  async function flood(
    port: number,
    chunk: Buffer,
  ): Promise<{ readonly answer: string; readonly sent: number }> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let sent = 0;
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('error', () => {});
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    const frame = Buffer.concat([
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]);
    while (answer === '' && !socket.destroyed) {
      sent += chunk.length;
      if (!socket.write(frame))
        await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
    }
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
    return { answer, sent };
  }

  it('is answered, and its connection closed, when enough of it was thrown away', async () => {
    const port = await url.listen(async () => ok);
    const { answer, sent } = await flood(port, Buffer.alloc(64 * 1024, 'x'));
    // a sender that only writes may find its connection gone before it reads why
    if (answer !== '') expect(answer).toMatch(/^HTTP\/1[.]1 413 .*\{"error":"too_large"\}/s);
    expect(sent).toBeLessThan(64 * mebibyte);
  });

  it('is kept nowhere once it is too long, so that others find room', async () => {
    const port = await url.listen(async () => ok);
    const endless = Array.from({ length: 12 }, () => connect(port, '127.0.0.1'));
    const chunk = Buffer.alloc(7 * mebibyte, 'x');
    for (const socket of endless) {
      socket.on('error', () => {});
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk.length.toString(16)}\r\n`);
      await new Promise((resolve) => socket.write(chunk, resolve));
    }
    // 84 MiB were read and none is held
    const answer = await exchange(port, ['POST /github HTTP/1.1', 'Host: localhost'], Buffer.alloc(mebibyte));
    expect(answer).toMatch(/^HTTP\/1[.]1 200 /);
    for (const socket of endless) socket.destroy();
  });

  it('beside many others is refused with 429, as where Lambda has no concurrency left', async () => {
    const port = await url.listen(async () => ok);
    const probe = () => exchange(port, ['POST /github HTTP/1.1', 'Host: localhost'], Buffer.alloc(mebibyte));
    const connections: Socket[] = [];
    url.server.on('connection', (socket) => connections.push(socket));
    const most = Buffer.alloc(4 * mebibyte - 1024, 'x');
    const waiting = Array.from({ length: 16 }, () => connect(port, '127.0.0.1'));
    for (const socket of waiting) {
      socket.on('error', () => {});
      socket.write(`${head}Content-Length: ${5 * mebibyte}\r\n\r\n`);
      socket.write(most);
    }
    // a probe that comes before all of it would take the room of one of them
    await eventually(async () => {
      const read = connections.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
      expect(read).toBeGreaterThan(waiting.length * most.length);
    });
    expect(await probe()).toMatch(/^HTTP\/1[.]1 429 .*\{"error":"too_many_requests"\}/s);
    for (const socket of waiting) socket.destroy();
    await eventually(async () => expect(await probe()).toMatch(/^HTTP\/1[.]1 200 /));
  });
});
