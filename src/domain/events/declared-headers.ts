import type { Headers } from '../delivery.ts';
import type { Provider } from '../provider.ts';

/**
 * Those headers that the provider's file names. No other is used once a delivery is proven, since hardly one
 * is signed: that each has its sentence about replays holds because the rest is not there.
 */
export function declaredHeaders(headers: Headers, { headers: declared = {} }: Provider): Headers {
  const came = Object.keys(declared).filter((name) => headers.has(name));
  return new Map(came.map((name) => [name, headers.get(name) as string]));
}
