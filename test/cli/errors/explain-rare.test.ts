import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../src/cli/errors/explain.ts';
import { notedIo } from '../../support/noted-io.ts';

describe('a command that fails', () => {
  it('says where SQLite is missing what has it', () => {
    const { io, said } = notedIo();
    const message = 'No such built-in module: node:sqlite';
    expect(explain(Object.assign(new Error(message), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' }), io)).toBe(2);
    expect(said.err).toMatch(/^sallyport: this command keeps events in SQLite, .*: use Node[.]js 22[.]13/);
    const other = 'No such built-in module: node:elsewhere';
    expect(explain(Object.assign(new Error(other), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' }), io)).toBe(1);
  });

  it('tells with SALLYPORT_DEBUG what it can of what has no stack', () => {
    const { io, said } = notedIo({ env: { SALLYPORT_DEBUG: '1' } });
    expect(explain({ name: 'Odd', message: 'out of place' }, io)).toBe(1);
    expect(said.err).toMatch(/^.*out of place.*\nsallyport: .*out of place.*; with SALLYPORT_DEBUG=1/);
  });
});
