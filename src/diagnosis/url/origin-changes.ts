import { printableText } from '../../domain/content/printable.ts';
import { basic } from '../../domain/verification/carriers.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import type { Change, Changes } from './change.ts';
import { type UrlParts, urlParts } from './url-parts.ts';

/** Where proxies say to which host a request was sent. */
const hostHeaders = ['x-forwarded-host', 'x-original-host', 'x-host', 'x-forwarded-server'];

/** A stranger may name thousands, and each is tried with every other thing that proxies change. */
const mostProxies = 8;

/** Names within a network may have an underscore. */
const hostShape = /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** Ports at which HTTPS and HTTP are taken, by default or by habit. */
const usualPorts = ['443', '8443', '80', '8080', '3000'];

/** Another scheme or host, a name and a password before it. */
export const originChanges: Changes = ({ scheme, host, port }, { request, endpoint, otherUrls }) => {
  const changes: Change[] = [];
  const add = (id: string, words: string, to: Partial<UrlParts>) =>
    changes.push({ id, words: printableText(words), part: 'origin', isOfProxies: true, to });
  for (const { name, value } of forwardedHosts(request.headers)) {
    const { host: otherHost, port: otherPort } = value;
    add('url_had_host_of_header', `with ${otherHost}${otherPort}, the host in the header ${name}`, value);
  }
  const arrived = hostIn(request.host);
  if (arrived && request.host !== `${host}${port}`)
    add('url_had_host_that_arrived', `with ${request.host}, the host that arrived`, arrived);
  const other = scheme === 'https' ? 'http' : 'https';
  add(scheme === 'https' ? 'url_was_http' : 'url_was_https', `with ${other}, and not with ${scheme}`, {
    scheme: other,
  });
  for (const parts of otherUrls.flatMap((text) => urlParts(text) ?? [])) {
    const { path: _path, query: _query, ...origin } = parts;
    add(
      'url_had_host_of_another',
      `with ${origin.scheme}://${origin.host}${origin.port}, the host of another URL`,
      origin,
    );
  }
  add(
    host.startsWith('www.') ? 'url_had_no_www' : 'url_had_www',
    host.startsWith('www.') ? 'without www.' : 'with www. before its host',
    { host: host.startsWith('www.') ? host.slice(4) : `www.${host}` },
  );
  add('url_had_host_in_small_letters', 'with its host in small letters', { host: host.toLowerCase() });
  const user = basic().read(signable(request, endpoint));
  if (user !== undefined)
    add('url_had_password', 'with the name and the password in it that came as basic authentication', {
      user: `${user}@`,
    });
  add('url_had_no_password', 'without a name and a password in it', { user: '' });
  return changes;
};

/** With a port, where none came, and without. */
export const portChanges: Changes = ({ port }, { request }) => {
  const forwarded = request.headers.get('x-forwarded-port') ?? '';
  const ports = [...(/^\d{1,5}$/.test(forwarded) ? [forwarded] : []), ...usualPorts];
  return [
    ...(port === ''
      ? []
      : [
          {
            id: 'url_had_no_port',
            words: 'without a port',
            part: 'port',
            isOfProxies: true,
            to: { port: '' },
          } as const,
        ]),
    ...ports.map(
      (one): Change => ({
        id: 'url_had_port',
        words: `with the port ${one}`,
        part: 'port',
        isOfProxies: true,
        to: { port: `:${one}` },
      }),
    ),
  ];
};

function forwardedHosts(headers: ReadonlyMap<string, string>) {
  const named = hostHeaders.map((name) => ({ name, text: headers.get(name) ?? '' }));
  const [, forwarded = ''] = /(?:^|[;,])\s*host="?([^";,]*)/i.exec(headers.get('forwarded') ?? '') ?? [];
  return [...named, { name: 'forwarded', text: forwarded }].flatMap(({ name, text }) =>
    // each proxy adds its own
    text.split(',', mostProxies).flatMap((one) => {
      const value = hostIn(one.trim());
      return value ? { name, value } : [];
    }),
  );
}

function hostIn(text: string): Pick<UrlParts, 'host' | 'port'> | undefined {
  const [, host, port = ''] = hostShape.exec(text) ?? [];
  return host === undefined ? undefined : { host, port };
}
