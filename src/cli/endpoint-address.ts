import { UserError } from './io.ts';

/** Where an endpoint of a gateway answers. */
export interface EndpointAddress {
  readonly origin: string;
  readonly host: string;
  readonly rawPath: string;
}

/**
 * @param url what `--url` says: of the gateway, or of the endpoint itself, as `serve` prints it
 * @throws {UserError} when nothing can be sent there
 */
export function endpointAddress(url: string, endpointName: string): EndpointAddress {
  const { protocol, host, origin, pathname, username, password, search, hash } = parse(url);
  if (!/^https?:$/.test(protocol)) throw wrong(url, suggestion(url));
  if (username || password) throw new UserError('--url: leave user name and password out');
  if (search || hash) throw wrong(url, 'leave out what begins with ? or #');
  const base = pathname.replace(/\/+$/, '');
  const rawPath = base.endsWith(`/${endpointName}`) ? base : `${base}/${endpointName}`;
  return { origin, host, rawPath };
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw wrong(url, suggestion(url));
  return new URL(url);
}

function suggestion(url: string): string {
  const withScheme = `http://${url}`;
  const lacksOnlyThat = !url.includes('//') && URL.canParse(withScheme);
  return `write it with http:// or https:// in front, as in ${lacksOnlyThat ? withScheme : 'http://127.0.0.1:8787'}`;
}

function wrong(url: string, advice: string): UserError {
  return new UserError(`--url ${url}: ${advice}`);
}
