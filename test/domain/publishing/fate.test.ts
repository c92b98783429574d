import { describe, expect, it } from '@jest/globals';
import { fateOf } from '../../../src/domain/publishing/fate.ts';

describe('the fate of a parked event', () => {
  it.each(['published', 'duplicate', 'parked'] as const)('that was %s is to be done with', (status) => {
    expect(fateOf({ status })).toEqual({ kind: 'done' });
  });

  it.each(['MalformedDetail', 'InvalidArgument', 'entry_invalid', 'entry_too_large'])(
    'that was refused for itself, %s, is death',
    (code) => {
      expect(fateOf({ status: 'refused', code })).toEqual({ kind: 'dead', reason: code });
    },
  );

  it('that was refused for anything else is to wait', () => {
    const code = 'AccessDeniedException';
    expect(fateOf({ status: 'refused', code })).toEqual({ kind: 'waits', code });
  });

  it('that met an outage is to wait, whatever the code', () => {
    const code = 'MalformedDetail';
    expect(fateOf({ status: 'unavailable', code })).toEqual({ kind: 'waits', code });
  });

  it('of which nothing was said is to wait', () => {
    expect(fateOf(undefined)).toEqual({ kind: 'waits', code: 'no_receipt' });
  });
});
