import { describe, expect, it } from '@jest/globals';
import { fateOf } from '../../../src/domain/publishing/fate.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';

describe('the fate of a parked event', () => {
  it.each(['published', 'duplicate', 'parked'] as const)('that was %s is to be done with', (status) => {
    expect(fateOf({ status })).toEqual({ kind: 'done' });
  });

  it.each(['event_fault', 'too_large'] as const)('that was refused for itself, %s, is death', (reason) => {
    expect(fateOf({ status: 'refused', reason, code: 'word' })).toEqual({ kind: 'dead', reason: 'word' });
  });

  it.each(['AccessDeniedException', 'MalformedDetail', 'entry_too_large'])(
    'that was refused for anything else is to wait, whatever the code: %s',
    (code) => {
      expect(fateOf({ status: 'refused', reason: 'denied', code })).toEqual({
        kind: 'waits',
        code,
        awaits: 'repair',
      });
    },
  );

  it.each([
    ['outage', 'recovery'],
    ['circuit_open', 'recovery'],
    ['deadline', 'recovery'],
    ['throttled', 'quota'],
  ] as const)('that met an outage is to wait, whatever the code: %s, for %s', (reason, awaits) => {
    const code = 'MalformedDetail';
    expect(fateOf({ status: 'unavailable', reason, code })).toEqual({ kind: 'waits', code, awaits });
  });

  it('that was refused without a reason, by code that no compiler has seen, is to wait', () => {
    const receipt = { status: 'refused', code: 'MalformedDetail' } as Receipt;
    expect(fateOf(receipt)).toEqual({ kind: 'waits', code: 'MalformedDetail', awaits: 'repair' });
  });

  it('of which nothing was said is to wait', () => {
    expect(fateOf(undefined)).toEqual({ kind: 'waits', code: 'no_receipt', awaits: 'recovery' });
  });
});
