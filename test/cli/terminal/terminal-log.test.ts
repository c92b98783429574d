import { describe, expect, it } from '@jest/globals';
import { TerminalLog } from '../../../src/cli/terminal/terminal-log.ts';
import type { LogFields, LogLevel } from '../../../src/ports/log.ts';

function written(level: LogLevel, name: string, fields: LogFields, isTTY = false): string {
  let text = '';
  const output = { write: (more: string) => (text += more), isTTY };
  const io = { out: output, err: output, env: {}, cwd: '/', stop: new AbortController().signal };
  new TerminalLog(io, () => new Date(2026, 10, 26, 14, 3, 22)).write(level, name, fields);
  return text;
}

describe('a line for a terminal', () => {
  it('says of a delivery what became of it', () => {
    const fields = {
      outcome: 'accepted',
      status: 200,
      endpoint: 'github',
      type: 'push',
      id: 'd1',
      ms: { total: 4 },
    };
    expect(written('info', 'delivery', fields)).toBe('14:03:22 200 accepted github push d1 4 ms\n');
  });

  it('says why one was turned away, and at which path', () => {
    expect(
      written('info', 'delivery', { outcome: 'rejected', status: 401, path: '/x', code: 'unknown_endpoint' }),
    ).toBe('14:03:22 401 rejected /x unknown_endpoint\n');
  });

  it('says what the target of a rule answered, if it did', () => {
    expect(written('info', 'forward', { status: 200, message: 'http://h/ push 12 ms' })).toBe(
      '14:03:22 → 200 http://h/ push 12 ms\n',
    );
    expect(written('warn', 'forward', { message: 'http://h/ push nobody listens there 1 ms' })).toBe(
      '14:03:22 → http://h/ push nobody listens there 1 ms\n',
    );
  });

  it('says of anything else its name and its message', () => {
    expect(written('warn', 'public_url_missing', { message: 'set publicUrl' })).toBe(
      '14:03:22 public_url_missing set publicUrl\n',
    );
    expect(written('error', 'internal', { stack: 'TypeError' })).toBe('14:03:22 internal TypeError\n');
    expect(written('error', 'breaker_open', {})).toBe('14:03:22 breaker_open \n');
  });

  it('has the colour of its level on a terminal', () => {
    expect(written('error', 'breaker_open', {}, true)).toBe(
      '\u001b[2m14:03:22\u001b[22m \u001b[31mbreaker_open\u001b[39m \n',
    );
  });

  it('has nothing in it that a terminal obeys, and an end', () => {
    const line = written('info', 'delivery', {
      outcome: 'rejected',
      path: `/\u001b[2J\u009b\u202e\n${'x'.repeat(999)}`,
    });
    expect(line).toMatch(/^14:03:22 rejected \/\?\[2J\?\?\?x{190,200}\n$/);
  });
});
