import { describe, expect, it } from '@jest/globals';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import { eventSize } from '../../../src/domain/events/event-size.ts';

const event: WebhookEvent = {
  id: 'd1',
  endpoint: 'github',
  bus: 'default',
  source: 'abc',
  detailType: 'de',
  detail: '{}',
  time: 0,
  resources: [],
};

describe('the size of an event', () => {
  it('is 14 for the time, and the bytes of source, detail-type and detail', () => {
    expect(eventSize(event)).toBe(14 + 3 + 2 + 2);
  });

  it('counts every resource', () => {
    expect(eventSize({ ...event, resources: ['1234', 'é'] })).toBe(21 + 4 + 2);
  });

  it('counts bytes of UTF-8, not characters', () => {
    expect(eventSize({ ...event, detail: 'é€👋' })).toBe(14 + 5 + 2 + 3 + 4);
  });

  it('does not count the bus and the trace header', () => {
    expect(eventSize({ ...event, bus: 'b'.repeat(100), traceHeader: 'Root=1-a' })).toBe(eventSize(event));
  });
});
