import { readBody } from '../../../src/domain/content.ts';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import type { Format } from '../../../src/domain/format.ts';
import { normalise } from '../../../src/domain/normalise.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { anEndpoint } from './gateways.ts';

export const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** The events of a delivery whose signature is taken for good. */
export function eventsOf(
  provider: Provider,
  parts: DeliveryParts,
  format: Format = 'payload',
): readonly WebhookEvent[] {
  const delivery = aDelivery(parts);
  const content = readBody(delivery.body, delivery.headers.get('content-type'));
  return normalise({ delivery, content }, anEndpoint(provider, { format }), 'verified');
}

/** The event of a delivery that holds one. */
export function eventOf(provider: Provider, parts: DeliveryParts, format?: Format): WebhookEvent {
  const events = eventsOf(provider, parts, format);
  if (events.length !== 1) throw new RangeError(`${events.length} events`);
  return events[0] as WebhookEvent;
}
