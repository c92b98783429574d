import type { Headers } from './delivery.ts';
import type { Provider } from './provider.ts';

/**
 * Those headers that the provider's file names. No other is used once a delivery is proven, since none of them is
 * signed: that each has its sentence about replays holds because the rest is not there.
 */
export function declaredHeaders(headers: Headers, { headers: declared = {} }: Provider): Headers {
  return new Map([...headers].filter(([name]) => Object.hasOwn(declared, name)));
}
