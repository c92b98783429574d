import { describe, expect, it } from '@jest/globals';
import type { ForwardingRow } from '../../../src/adapters/local/sqlite/forwarding-table.ts';
import { asForwarding, logAttempt } from '../../../src/workbench/forwarding/forwarding-words.ts';
import { RecordingLog } from '../../support/fakes.ts';

const row = (parts: Partial<ForwardingRow> = {}): ForwardingRow => ({
  id: 7,
  rule: 'mine',
  target: '{"url":"http://localhost:3000/"}',
  seq: 1,
  urn: 'urn:sallyport:github:d1',
  status: 'delivered',
  attempts: 1,
  functionErrors: 0,
  takenAt: 0,
  triedAt: 1_000,
  nextAt: undefined,
  answer: '{"status":200,"body":"private","ms":12}',
  ...parts,
});

describe('an attempt in the log', () => {
  it.each<[string, Partial<ForwardingRow>, string, string]>([
    ['that was taken', {}, 'info', 'http://localhost:3000/ push 12 ms'],
    ['onto a file', { target: '{"file":"out.jsonl"}' }, 'info', 'out.jsonl push 12 ms'],
    [
      'that found nobody',
      { status: 'waiting', nextAt: 2_500, answer: '{"error":"nobody listens there","ms":1}' },
      'warn',
      'http://localhost:3000/ push nobody listens there 1 ms, again in 2 s',
    ],
    [
      'that has a long pause behind it',
      { status: 'waiting', nextAt: 901_000 },
      'warn',
      'http://localhost:3000/ push 12 ms, again in 15 min',
    ],
    [
      'that is due already',
      { status: 'waiting', nextAt: 500 },
      'warn',
      'http://localhost:3000/ push 12 ms, again in 0 s',
    ],
    ['that was the last', { status: 'given up' }, 'warn', 'http://localhost:3000/ push 12 ms, given up'],
    [
      'that was never made',
      { status: 'waiting', triedAt: undefined, nextAt: undefined, answer: undefined },
      'warn',
      'http://localhost:3000/ push 0 ms, again in 0 s',
    ],
  ])('%s is told in a line, without a word of the event or of the answer', (_, parts, level, message) => {
    const log = new RecordingLog();
    logAttempt(log, row(parts), 'push');
    expect(log.lines).toMatchObject([{ level, name: 'forward', fields: { id: 7, rule: 'mine', message } }]);
    expect(JSON.stringify(log.lines)).not.toContain('private');
  });

  it('has no type where the event is no longer kept', () => {
    const log = new RecordingLog();
    logAttempt(log, row({ status: 'given up', answer: '{"error":"it is gone","ms":0}' }), undefined);
    expect(log.lines[0]?.fields.message).toBe('http://localhost:3000/ it is gone 0 ms, given up');
  });
});

describe('a forwarding on the page', () => {
  it('has no answer before the first attempt', () => {
    expect(asForwarding(row({ status: 'waiting', attempts: 0, answer: undefined })).answer).toBeUndefined();
    expect(asForwarding(row())).toMatchObject({ target: 'http://localhost:3000/', answer: { status: 200 } });
  });
});
