import { describe, expect, it } from '@jest/globals';
import { TerminalLog } from '../../src/cli/terminal-log.ts';
import type { LogFields, LogLevel } from '../../src/ports/log.ts';

function written(level: LogLevel, name: string, fields: LogFields, isTTY = false): string {
  let text = '';
  const output = { write: (more: string) => (text += more), isTTY };
  const io = { out: output, err: output, env: {}, cwd: '/', stop: new AbortController().signal };
  new TerminalLog(io).write(level, name, fields);
  return text;
}

describe('a line for a terminal', () => {
  it('says of a delivery what became of it', () => {
    const fields = { outcome: 'accepted', endpoint: 'github', type: 'push', id: 'd1', ms: { total: 4 } };
    expect(written('info', 'delivery', fields)).toBe('accepted github push d1 4 ms\n');
  });

  it('says why one was turned away, and at which path', () => {
    expect(written('info', 'delivery', { outcome: 'rejected', path: '/x', code: 'unknown_endpoint' })).toBe(
      'rejected /x unknown_endpoint\n',
    );
  });

  it('says of anything else its name and its message', () => {
    expect(written('warn', 'public_url_missing', { message: 'set publicUrl' })).toBe(
      'public_url_missing set publicUrl\n',
    );
    expect(written('error', 'internal', { stack: 'TypeError' })).toBe('internal TypeError\n');
    expect(written('error', 'breaker_open', {})).toBe('breaker_open \n');
  });

  it('has the colour of its level on a terminal', () => {
    expect(written('error', 'breaker_open', {}, true)).toBe('\u001b[31mbreaker_open\u001b[39m \n');
  });

  it('has nothing in it that a terminal obeys, and an end', () => {
    const line = written('info', 'delivery', {
      outcome: 'rejected',
      path: `/\u001b[2J\u009b\u202e\n${'x'.repeat(999)}`,
    });
    expect(line).toMatch(/^rejected \/\?\[2J\?\?\?x{190,200}\n$/);
  });
});
