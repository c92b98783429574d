import type { Delivery } from './delivery.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * The URL as the sender wrote it, which is what URL-signing senders sign. Never through `new URL()`,
 * which rewrites characters (`'`, spaces, `..`) that the sender signed as they were.
 */
export function signedUrl(delivery: Delivery, endpoint: Pick<Endpoint, 'publicUrl'>): string {
  const base = endpoint.publicUrl ?? `https://${delivery.host}${delivery.rawPath}`;
  return delivery.rawQuery === '' ? base : `${base}?${delivery.rawQuery}`;
}
