import type { Endpoint } from '../../domain/endpoint.ts';
import { hidden } from '../../domain/hiding/spellings.ts';
import { withQuery } from '../../domain/verification/signed-url.ts';
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
  return await courier.send(endpoint, withoutHidden(target), { method, headers, body, wasSigned: true });
}

/** Of a secret in the query nothing is kept but where it stood: the new one would come second. */
function withoutHidden(target: string): string {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const shown = query.split('&').filter((field) => field !== '' && !field.includes(hidden));
  return withQuery(path, shown.join('&'));
}
