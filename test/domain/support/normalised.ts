import type { Delivery } from '../../../src/domain/delivery.ts';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import type { Format } from '../../../src/domain/events/format.ts';
import { normalise } from '../../../src/domain/events/normalise.ts';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Verified } from '../../../src/domain/verification/verdict.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { anEndpoint } from './gateways.ts';

export const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** A verdict as good as any. */
export const verified: Verified = { verified: true, proof: 'signed', secret: new Secret('s3cret') };

/** The events of a delivery whose signature is taken for good. */
export function eventsOf(
  provider: Provider,
  parts: DeliveryParts,
  format: Format = 'payload',
): readonly WebhookEvent[] {
  return normalise(
    receivedFrom(sentBy(provider, parts), configured(provider)),
    anEndpoint(provider, { format }),
    verified,
  );
}

/** The delivery as its sender sends it, where it could send it: Twilio adds to the query by what it signed the body. */
export function sentBy(provider: Provider, parts: DeliveryParts): Delivery {
  const delivery = aDelivery(parts);
  try {
    return signed(delivery, provider, 's3cret');
  } catch {
    return delivery;
  }
}

/** The event of a delivery that holds one. */
export function eventOf(provider: Provider, parts: DeliveryParts, format?: Format): WebhookEvent {
  const events = eventsOf(provider, parts, format);
  if (events.length !== 1) throw new RangeError(`${events.length} events`);
  return events[0] as WebhookEvent;
}

/** What a delivery says to consumers, whatever bytes say it: its events, without names that are made of the bytes. */
export function saidBy(provider: Provider, delivery: Delivery): string {
  const received = receivedFrom(delivery, configured(provider));
  const events = normalise(received, anEndpoint(provider), verified);
  return JSON.stringify(
    events.map(({ detailType, detail, time }) => [detailType, sorted(JSON.parse(detail)), time]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
