import { printableText } from '../../domain/content/printable.ts';
import type { Change, Changes } from './change.ts';
import { urlParts } from './url-parts.ts';

/** Where stages of API Gateway and mounted applications begin. */
const usualPrefixes = ['/prod', '/dev', '/default', '/$default', '/stage', '/staging', '/v1', '/api'];

/** A stage or another prefix before the path or gone from it, slashes, and the spelling of what is in between. */
export const pathChanges: Changes = ({ path }, { request, endpoint, otherUrls }) => {
  const changes: Change[] = [];
  const add = (id: string, words: string, other: string, isOfProxies?: true) =>
    changes.push({
      id,
      words: printableText(words),
      part: 'path',
      ...(isOfProxies && { isOfProxies }),
      to: { path: other },
    });

  if (path.includes('#'))
    add('url_had_no_fragment', 'without what stands behind #', path.replace(/#.*$/s, ''));
  for (const prefix of prefixesOf(request.headers))
    add(
      'url_had_forwarded_prefix',
      `with ${prefix} before its path, as a header of the proxy says`,
      prefix + path,
      true,
    );
  if (request.rawPath !== path)
    add('url_had_path_that_arrived', `with ${request.rawPath}, the path that arrived`, request.rawPath, true);
  for (const other of otherUrls.flatMap((text) => urlParts(text)?.path || []))
    add('url_had_path_of_another', `with ${other}, the path of another URL`, other, true);
  for (const prefix of usualPrefixes)
    add(
      'url_had_path_prefix',
      `with ${prefix} before its path, which is a stage of API Gateway or the like`,
      prefix + path,
      true,
    );
  const [first = ''] = /^\/[^/]+/.exec(path) ?? [];
  add(
    'url_had_no_path_prefix',
    `without ${first} at the beginning of its path`,
    path.slice(first.length) || '/',
    true,
  );
  add('url_had_path_of_endpoint', `with /${endpoint.name}, the path of the endpoint`, `/${endpoint.name}`);
  add(
    'url_had_endpoint_behind_path',
    `with /${endpoint.name} behind its path`,
    `${path.replace(/\/$/, '')}/${endpoint.name}`,
  );
  if (path.endsWith('/')) {
    const isRoot = path === '/';
    add(
      isRoot ? 'url_had_no_root_slash' : 'url_had_no_trailing_slash',
      isRoot ? 'without the slash behind its host' : 'without the slash at the end of its path',
      path.slice(0, -1),
      true,
    );
  } else {
    add('url_had_trailing_slash', 'with a slash at the end of its path', `${path}/`, true);
  }
  add('url_had_double_slash', 'with two slashes before its path', `/${path}`);
  add(
    'url_had_single_slashes',
    'with one slash in each place where several came',
    path.replace(/\/{2,}/g, '/'),
  );
  add('url_had_decoded_path', 'with its path decoded', decoded(path));
  add('url_had_encoded_path', 'with its path encoded', encodeURI(decoded(path)));
  add(
    'url_had_path_in_capital_digits',
    'with percent-escapes like %3A in its path',
    digitsOf(path, 'toUpperCase'),
  );
  add(
    'url_had_path_in_small_digits',
    'with percent-escapes like %3a in its path',
    digitsOf(path, 'toLowerCase'),
  );
  return changes;
};

/** As it is, where it cannot be decoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text).toWellFormed();
  } catch {
    return text;
  }
}

export function digitsOf(text: string, to: 'toUpperCase' | 'toLowerCase'): string {
  return text.replace(/%[0-9a-f]{2}/gi, (digits) => digits[to]());
}

function prefixesOf(headers: ReadonlyMap<string, string>): readonly string[] {
  const prefix = (headers.get('x-forwarded-prefix') ?? '').replace(/\/$/, '');
  return /^(?:\/[\w$.-]+)+$/.test(prefix) ? [prefix] : [];
}
