import { readBody } from '../content/content.ts';
import type { Delivery } from '../delivery.ts';
import type { ConfiguredProvider, Received } from '../provider.ts';
import { declaredHeaders } from './declared-headers.ts';

/** A proven delivery, with those headers alone that its provider names, and what it says: JSON where it is JSON, unless its provider reads more. */
export function receivedFrom(proven: Delivery, provider: ConfiguredProvider): Received {
  const delivery = { ...proven, headers: declaredHeaders(proven.headers, provider) };
  const { proof, hide } = provider.scheme;
  const content = provider.contentOf?.(delivery) ?? readBody(delivery.body);
  return { delivery, content: hide?.(content) ?? content, proof };
}
