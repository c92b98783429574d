import { describe, expect, it } from '@jest/globals';
import { isTraceHeader } from '../../../src/domain/events/trace-header.ts';

const root = 'Root=1-67891233-abcdef012345678912345678';

describe('a trace header', () => {
  it.each([
    root,
    `${root};Parent=53995c3f42cd8ad8;Sampled=1`,
    `${root};Self=1-67891233-0;Lineage=1:a87bd80c:0`,
  ])('is %s', (text) => {
    expect(isTraceHeader(text)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'Root=1-67891233',
    `${root};`,
    `${root}\n`,
    `${root};x=${'y'.repeat(65)}`,
    `${root};${'x'.repeat(33)}=1`,
    `${root}${';a=b'.repeat(5)}`,
  ])('is not %j', (text) => {
    expect(isTraceHeader(text)).toBe(false);
  });

  it('is never longer than a bus takes', () => {
    const longest = root + `;${'x'.repeat(32)}=${'y'.repeat(64)}`.repeat(4);
    expect(isTraceHeader(longest)).toBe(true);
    expect(longest.length).toBeLessThanOrEqual(500);
  });
});
