import { describe, expect, it } from '@jest/globals';
import { toDetailType } from '../../src/domain/event.ts';

describe('a detail-type', () => {
  it('is the type as it was sent', () => {
    expect(toDetailType('pull_request')).toBe('pull_request');
    expect(toDetailType('é👋')).toBe('é👋');
  });

  it('never exceeds 128 characters', () => {
    expect(toDetailType('x'.repeat(128))).toHaveLength(128);
    expect(toDetailType('x'.repeat(129))).toBe('x'.repeat(128));
  });

  it('is well-formed also where the cut goes through a character', () => {
    expect(toDetailType(`${'x'.repeat(127)}👋`)).toBe(`${'x'.repeat(127)}\ufffd`);
    expect(toDetailType('\udc4b')).toBe('\ufffd');
  });
});
