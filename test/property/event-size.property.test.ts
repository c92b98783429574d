import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventSize } from '../../src/domain/events/event-size.ts';
import { anyText } from './arbitraries.ts';

const utf8 = (text: string) => new TextEncoder().encode(text).length;

describe('the size of an event', () => {
  it('is what the documented formula says, for any text', () => {
    const texts = fc.record({
      id: anyText,
      endpoint: anyText,
      bus: anyText,
      source: anyText,
      detailType: anyText,
      detail: anyText,
      time: fc.nat(),
      resources: fc.array(anyText, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(texts, (event) => {
        const resources = event.resources.reduce((bytes, resource) => bytes + utf8(resource), 0);
        const { source, detailType, detail } = event;
        expect(eventSize(event)).toBe(14 + utf8(source) + utf8(detailType) + utf8(detail) + resources);
      }),
    );
  });
});
