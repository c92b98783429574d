import { describe, expect, it } from '@jest/globals';
import type { Output } from '../../../src/cli/io.ts';
import { serveLog } from '../../../src/cli/serve/serve-log.ts';
import { notedIo } from '../../support/noted-io.ts';

describe('the log of serve', () => {
  it('says once that it cannot be written, and ends nothing', () => {
    let fail = (_: Error) => {};
    const out: Output = {
      write: () => {},
      on: (_, listener) => {
        fail = listener;
      },
    };
    const { io, said } = notedIo({ out });
    serveLog(io);
    const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' });
    fail(full);
    fail(full);
    expect(said.err).toMatch(/^the log cannot be written: .*; deliveries are answered all the same\n$/);
  });
});
