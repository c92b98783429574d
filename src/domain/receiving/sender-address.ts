import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import { isPathless, queryOf } from '../verification/signed-url.ts';

/** Where a sender sends to. */
export interface SenderAddress extends Pick<Delivery, 'host' | 'rawPath' | 'rawQuery'> {
  /** Scheme and host. */
  readonly origin: string;
}

/** For people: without a password, which a URL may have in it. */
export function shown({ origin, rawPath }: SenderAddress): string {
  return `${origin.replace(/\/\/.*@/s, '//')}${rawPath}`;
}

const parts = /^(https?:\/\/([^/?#]+))([^?#]*)/;

/**
 * @param gatewayUrl where senders reach the gateway; what an endpoint says of itself wins
 * @returns nothing where nobody said it
 */
export function senderAddress(endpoint: Endpoint, gatewayUrl: string | undefined): SenderAddress | undefined {
  const { publicUrl, name } = endpoint;
  const [, origin, host, path = ''] = parts.exec(publicUrl ?? gatewayUrl ?? '') ?? [];
  if (origin === undefined || host === undefined) return undefined;
  const isWhole = publicUrl !== undefined && !isPathless(publicUrl);
  return {
    origin,
    host,
    rawPath: isWhole ? path : `${path.replace(/\/+$/, '')}/${name}`,
    // what stands for any value is one too
    rawQuery: queryOf(publicUrl),
  };
}
