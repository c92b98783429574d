import type { Endpoint } from '../../domain/endpoint.ts';
import { type SenderAddress, senderAddress } from '../../domain/receiving/sender-address.ts';
import { defaultUrl, UserError } from '../io.ts';

interface AddressOptions {
  readonly url?: string;
  readonly stack?: string;
}

/**
 * Where an endpoint answers: where `--url` says, else where senders reach the gateway of the stack, else on this machine.
 * @param gatewayUrl of the configuration
 * @throws {UserError}
 */
export function addressFor(
  endpoint: Endpoint,
  { url, stack }: AddressOptions,
  gatewayUrl: string | undefined,
): SenderAddress {
  if (url !== undefined || stack === undefined) return endpointAddress(url ?? defaultUrl, endpoint.name);
  const address = senderAddress(endpoint, gatewayUrl);
  if (address) return address;
  throw new UserError(`the stack '${stack}' does not say where its gateway is: add --url`);
}

/**
 * @param url what `--url` says: of the gateway, or of the endpoint itself, as `serve` prints it
 * @throws {UserError} when nothing can be sent there
 */
function endpointAddress(url: string, endpointName: string): SenderAddress {
  const { protocol, host, origin, pathname, username, password, search, hash } = parse(url);
  if (!/^https?:$/.test(protocol)) throw wrong(url, suggestion(url));
  if (username || password) throw new UserError('--url: leave user name and password out');
  if (search || hash) throw wrong(url, 'leave out what begins with ? or #');
  const base = pathname.replace(/\/+$/, '');
  const rawPath = base.endsWith(`/${endpointName}`) ? base : `${base}/${endpointName}`;
  return { origin, host, rawPath, rawQuery: '' };
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw wrong(url, suggestion(url));
  return new URL(url);
}

function suggestion(url: string): string {
  if (/^https?:[/][/]./.test(url)) return `it is no URL; write it as in ${defaultUrl}`;
  const withScheme = `http://${url}`;
  const lacksOnlyThat = !url.includes('//') && URL.canParse(withScheme);
  return `write it with http:// or https:// in front, as in ${lacksOnlyThat ? withScheme : defaultUrl}`;
}

function wrong(url: string, advice: string): UserError {
  return new UserError(`--url ${url}: ${advice}`);
}
