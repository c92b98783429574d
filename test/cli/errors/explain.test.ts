import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../src/cli/errors/explain.ts';
import { UserError } from '../../../src/cli/io.ts';

function explained(error: unknown, { env = {}, stopped = false }: { env?: object; stopped?: boolean } = {}) {
  let err = '';
  const output = { write: (text: string) => (err += text) };
  const stop = stopped ? AbortSignal.abort() : new AbortController().signal;
  const code = explain(error, { out: output, err: output, env: { ...env }, cwd: '/', stop });
  return { code, err };
}

const oddities: readonly unknown[] = [
  new TypeError('x is not a function'),
  Object.assign(new Error('odd'), { code: 42 }),
  Object.assign(new Error('odd'), { code: 'toString', errcode: 77 }),
  Object.create(null),
  'a text',
  undefined,
  null,
  0,
];

describe('an exception that nobody expected', () => {
  it.each(oddities)('is one line that says how to see more: %p', (error) => {
    const { code, err } = explained(error);
    expect(code).toBe(1);
    expect(err).toMatch(/^sallyport: .*; with SALLYPORT_DEBUG=1 it says where\n$/);
  });

  it('shows its stack to who asks for it, and nothing that a terminal obeys', () => {
    const { err } = explained(new TypeError('x\u001b[2J'), { env: { SALLYPORT_DEBUG: '1' } });
    expect(err).toMatch(/^TypeError: x\?\[2J\n {4}at .*\nsallyport: TypeError: x\?\[2J; with/s);
  });
});

it('a mistake of the user is its message, line by line, and nothing that a terminal obeys', () => {
  const { code, err } = explained(new UserError('one\n  - two\u009b\u202e\r'));
  expect({ code, err }).toEqual({ code: 2, err: 'sallyport: one\n  - two???\n' });
});

it('an interruption is told from a time that is over', () => {
  const abort = new DOMException('This operation was aborted', 'AbortError');
  expect(explained(abort, { stopped: true })).toEqual({ code: 130, err: 'sallyport: interrupted\n' });
  expect(explained(abort).code).toBe(1);
});
