import type { Delivery } from '../../../src/domain/delivery.ts';

/** The same delivery with another header; without it where `value` is nothing. */
export function withHeader(delivery: Delivery, name: string, value: string | undefined): Delivery {
  const headers = new Map(delivery.headers);
  if (value === undefined) headers.delete(name);
  else headers.set(name, value);
  return { ...delivery, headers };
}
