import { networkInterfaces } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { sendToTarget } from '../../../src/workbench/forwarding/send-to-target.ts';
import { Consumer } from '../../support/consumer.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const surroundings = {
  folders: { ofRules: '/shop', working: '/shop' },
  clock: new ManualClock(),
  words: (error: unknown) => String(error),
};
const never = new AbortController().signal;
const lan = Object.values(networkInterfaces())
  .flatMap((some = []) => some)
  .filter(({ family }) => family === 'IPv4')
  .map(({ address }) => `http://${address}:8787/hook`);

describe('a target that is the gateway itself', () => {
  it.each([
    [
      'http://127.0.0.1:8787',
      ['http://127.0.0.1:8787/token?key=x', 'http://localhost:8787', 'http://[::1]:8787/a'],
    ],
    [
      'http://127.0.0.1:8787',
      ['http://0.0.0.0:8787/', 'http://shop.localhost:8787/', 'http://0x7f000001:8787/'],
    ],
    ['http://127.0.0.1:80', ['http://localhost/']],
    ['http://0.0.0.0:8787', ['http://localhost:8787/', ...lan]],
    ['http://[::]:8787', ['http://localhost:8787/', ...lan]],
    ['http://192.0.2.7:8787', ['http://192.0.2.7:8787/']],
  ])('of %s is sent nothing, and never tried again', async (gateway, urls) => {
    for (const url of urls)
      expect(await sendToTarget({ ...surroundings, gateway })({ url }, '{}', never)).toEqual({
        answer: { error: 'it is the gateway itself, from which each event would come again, for ever' },
        fate: { kind: 'refused' },
      });
  });

  it('is none that has another port, or another address', async () => {
    const consumer = new Consumer();
    const url = await consumer.listen();
    const { port } = new URL(url);
    for (const gateway of ['http://127.0.0.1:8787', 'http://0.0.0.0:8787', `http://192.0.2.7:${port}`])
      expect((await sendToTarget({ ...surroundings, gateway })({ url }, '{}', never)).fate.kind).toBe(
        'delivered',
      );
    await consumer.close();
  });
});
