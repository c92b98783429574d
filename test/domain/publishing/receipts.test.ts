import { describe, expect, it } from '@jest/globals';
import { delivered } from '../../../src/domain/outcome.ts';
import { outcomeOf, tooLarge } from '../../../src/domain/publishing/receipts.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';

const published: Receipt = { status: 'published' };
const throttled: Receipt = { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' };
const slow: Receipt = { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };
const denied: Receipt = { status: 'refused', reason: 'denied', code: 'AccessDeniedException' };
const outcome = (...receipts: Receipt[]) => outcomeOf(receipts, delivered);

describe('the outcome of a batch', () => {
  it('is accepted when every event is on the bus, with the answer that the provider wants', () => {
    const answer = { status: 202, headers: { a: 'b' }, body: 'c' };
    expect(outcomeOf([published, published], answer)).toEqual({ kind: 'accepted', answer });
  });

  it('is parked when an event waits for the bus and none is lost', () => {
    expect(outcome(published, { status: 'parked' }, { status: 'duplicate' }).kind).toBe('parked');
  });

  it('is a duplicate when every event is, and answered like the first time', () => {
    const duplicate: Receipt = { status: 'duplicate' };
    expect(outcome(duplicate, duplicate)).toEqual({ kind: 'duplicate', answer: delivered });
    expect(outcome(duplicate, published).kind).toBe('accepted');
  });

  it.each([
    ['the last', [published, throttled]],
    ['the first', [throttled, published]],
    ['every', [throttled, slow]],
  ])('is unavailable when %s event is not, and names the first reason', (_, receipts) => {
    expect(outcome(...receipts)).toEqual({ kind: 'unavailable', code: 'ThrottlingException' });
  });

  it('is unavailable when the bus refuses an event, and names that reason first', () => {
    expect(outcome(throttled, published, denied)).toEqual({
      kind: 'unavailable',
      code: 'AccessDeniedException',
    });
  });

  it('is too large when that is why an event was refused', () => {
    expect(outcome(published, throttled, tooLarge)).toEqual({ kind: 'refused', code: 'too_large' });
  });
});

describe('what nearly every sender takes as delivered', () => {
  it('is an empty 200', () => {
    expect(delivered).toEqual({ status: 200, headers: {}, body: '' });
  });
});
