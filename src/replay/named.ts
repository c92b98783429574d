import type { WebhookEvent } from '../domain/event.ts';
import { deliveryUrn } from '../domain/events/delivery-id.ts';

interface Named {
  /** Of the event on its bus. */
  readonly id: string;
  readonly event: WebhookEvent;
}

/**
 * Whether a name is that of an event, or of its delivery: the URN, what follows the endpoint in it, or what stands before a
 * colon of that, such as the id that the sender gave.
 */
export function namedBy(name: string, { id, event }: Named): 'event' | 'delivery' | undefined {
  if (name === id) return 'event';
  const [urn = ''] = event.resources;
  return namesDelivery(name, event.endpoint, urn) ? 'delivery' : undefined;
}

/** The same of a delivery alone. */
export function namesDelivery(name: string, endpoint: string, urn: string): boolean {
  return (
    // as it stands in the URN, and as the sender wrote it
    [name, `${deliveryUrn(endpoint, '')}${name}`, deliveryUrn(endpoint, name)].includes(urn) ||
    urn.startsWith(deliveryUrn(endpoint, `${name}:`))
  );
}
