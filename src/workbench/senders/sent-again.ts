import type { Endpoint } from '../../domain/endpoint.ts';
import type { HttpRequest } from '../../ports/exchange.ts';
import type { KeptDelivery, SendResult } from '../api.ts';
import type { Courier } from './courier.ts';

/** What the way here added, or the way of it this time adds anew: https://www.rfc-editor.org/rfc/rfc9110#name-connection */
const ofTheWay =
  /^(?:host|content-length|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|via|forwarded|x-forwarded-.*|x-amzn-trace-id|proxy-.*)$/;

/**
 * A delivery once more: the same method, path, headers and body, and a signature of now in the place of what it was signed with.
 * @param body its bytes
 * @returns nothing where its endpoint is no more
 */
export async function sentAgain(
  { endpoint: name, request }: Pick<KeptDelivery, 'endpoint' | 'request'>,
  body: Uint8Array,
  endpoints: readonly Endpoint[],
  courier: Courier,
): Promise<SendResult | undefined> {
  const endpoint = endpoints.find((one) => one.name === name);
  return (
    endpoint &&
    (await courier.send(endpoint, request.target, {
      method: request.method,
      headers: kept(request.headers),
      body,
    }))
  );
}

function kept(headers: KeptDelivery['request']['headers']): HttpRequest['headers'] {
  return new Map(headers.filter(([name]) => !ofTheWay.test(name)));
}
