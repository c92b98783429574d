import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { UnderWay } from '../../../../src/adapters/edge/url-emulator/under-way.ts';
import { EmulatedUrl } from '../../../support/emulated-url.ts';
import { eventually } from '../../../support/eventually.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { exchange } from '../../../support/raw-http.ts';

const url = new EmulatedUrl(new ManualClock());
afterEach(() => url.close());

describe('what is under way', () => {
  /** A server whose handler answers when it is let. */
  async function busy() {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const port = await url.listen(async () => {
      await released;
      return { statusCode: 200, body: 'done' };
    });
    return { port, release, underWay: new UnderWay(url.server) };
  }

  const counted = (underWay: UnderWay, count: number) =>
    eventually(async () => expect(underWay.count).toBe(count));

  it('is answered before the server ends, and a connection without a request ends at once', async () => {
    const { port, release, underWay } = await busy();
    const answer = exchange(port, ['POST /github HTTP/1.1', 'Host: localhost'], 'x');
    const idle = connect(port, '127.0.0.1');
    idle.on('error', () => {});
    await counted(underWay, 1);
    const ended = underWay.end(60_000);
    await once(idle, 'close');
    release();
    expect(await answer).toMatch(/^HTTP\/1[.]1 200 .*done/s);
    expect(await ended).toBe(0);
    expect(underWay.count).toBe(0);
  });

  it('does not hold the server by a connection that its sender keeps', async () => {
    const { port, release, underWay } = await busy();
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /github HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await counted(underWay, 1);
    const ended = underWay.end(60_000);
    release();
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^connection: close\r$/im);
    expect(await ended).toBe(0);
  });

  it('is cut off when its time is over, a half-sent body and a handler that hangs alike', async () => {
    const { port, underWay } = await busy();
    const half = connect(port, '127.0.0.1');
    half.on('error', () => {});
    half.write('POST /github HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf');
    const hanging = exchange(port, ['POST /github HTTP/1.1', 'Host: localhost'], 'x').catch(() => '');
    await counted(underWay, 2);
    const cut = once(half, 'close');
    expect(await underWay.end(1)).toBe(2);
    await cut;
    expect(await hanging).toBe('');
  });
});
