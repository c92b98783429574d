import { describe, expect, it } from '@jest/globals';
import type { UnderWay } from '../../../src/adapters/edge/url-emulator/under-way.ts';
import { shutDown } from '../../../src/cli/serve/listening.ts';
import { notedIo } from '../../support/noted-io.ts';

describe('the end of a gateway', () => {
  it.each([
    [0, 0, ''],
    [
      1,
      1,
      'waiting for 1 delivery under way, up to 5 s; Ctrl-C again ends at once\n1 delivery got no answer within 5 s\n',
    ],
    [3, 0, 'waiting for 3 deliveries under way, up to 5 s; Ctrl-C again ends at once\n'],
    [
      3,
      2,
      'waiting for 3 deliveries under way, up to 5 s; Ctrl-C again ends at once\n2 deliveries got no answer within 5 s\n',
    ],
  ])('with %i under way, of which %i are cut off, is told', async (count, cutOff, words) => {
    const { io, said } = notedIo();
    await shutDown({ count, end: async () => cutOff } as unknown as UnderWay, io);
    expect(said.err).toBe(words);
  });
});
