import type { Endpoint } from '../../domain/endpoint.ts';
import type { KeptDelivery, SendResult } from '../api.ts';
import { ownHeaders } from '../deliveries/sent-before.ts';
import type { Courier } from './courier.ts';

/**
 * A delivery once more: the same method, path, headers and body, and a signature of now in the place of what it was signed with.
 * @param body its bytes
 * @returns nothing where its endpoint is no more
 */
export async function sentAgain(
  { endpoint: name, request }: KeptDelivery,
  body: Uint8Array,
  endpoints: readonly Endpoint[],
  courier: Courier,
): Promise<SendResult | undefined> {
  const endpoint = endpoints.find((one) => one.name === name);
  if (!endpoint) return undefined;
  const headers = new Map(ownHeaders(request));
  const { method, target } = request;
  return await courier.send(endpoint, target, { method, headers, body, wasSigned: true });
}
