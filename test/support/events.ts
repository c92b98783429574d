import type { WebhookEvent } from '../../src/domain/event.ts';
import { eventSize } from '../../src/domain/events/event-size.ts';

/** An event that is complete but for what a test cares about. */
export function anEvent(parts: Partial<WebhookEvent> = {}): WebhookEvent {
  return {
    id: 'delivery-1',
    endpoint: 'github',
    bus: 'default',
    source: 'github.com',
    detailType: 'push',
    detail: '{"n":1}',
    time: Date.UTC(2026, 10, 23, 12),
    resources: ['urn:sallyport:github:delivery-1'],
    ...parts,
  };
}

/** Events told apart by the number in their detail. */
export function numberedEvents(count: number): readonly WebhookEvent[] {
  return Array.from({ length: count }, (_, n) => anEvent({ id: `delivery-${n}`, detail: `{"n":${n}}` }));
}

/** An event of exactly that many bytes, as the bus counts them. */
export function eventOfSize(bytes: number, parts: Partial<WebhookEvent> = {}): WebhookEvent {
  const empty = anEvent({ detail: '{"x":""}', ...parts });
  return { ...empty, detail: `{"x":"${'x'.repeat(bytes - eventSize(empty))}"}` };
}
