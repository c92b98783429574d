import { readBody } from '../content/content.ts';
import type { Delivery } from '../delivery.ts';
import type { Provider, Received } from '../provider.ts';
import { declaredHeaders } from './declared-headers.ts';

/** A proven delivery, with those headers alone that its provider names, and what it says: JSON where it is JSON, unless its provider reads more. */
export function receivedFrom(proven: Delivery, provider: Provider): Received {
  const delivery = { ...proven, headers: declaredHeaders(proven.headers, provider) };
  return { delivery, content: provider.contentOf?.(delivery) ?? readBody(delivery.body) };
}
