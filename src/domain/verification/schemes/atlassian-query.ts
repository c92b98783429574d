import { parseForm } from '../../content/form.ts';
import { strictlyEncoded } from '../../content/percent-encoding.ts';
import { sha256Hex } from '../crypto.ts';
import type { Signable } from '../scheme.ts';

/**
 * The claim `qsh` of a token of Connect, in its canonical form: where the request goes, and nothing of its body.
 * https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/#creating-a-query-string-hash
 */
export function queryStringHash({ method, url }: Pick<Signable, 'method' | 'url'>): string {
  const target = url.replace(/^[^:]*:\/\/[^/?]*/, '');
  const [path, query] = [target.replace(/[?].*$/s, ''), target.replace(/^[^?]*[?]?/, '')];
  return sha256Hex([method, canonicalPath(path), canonicalQuery(query)].join('&'));
}

function canonicalPath(path: string): string {
  return path.replaceAll('&', '%26').replace(/(?<=.)\/$/, '') || '/';
}

/** Names in order, each once, with its values in order; where it cannot be decoded, as it is. */
function canonicalQuery(query: string): string {
  const fields = parseForm(query);
  if (!fields) return query;
  return [...fields]
    .filter(([name]) => name !== 'jwt')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, values]) => `${strictlyEncoded(name)}=${[...values].sort().map(strictlyEncoded).join(',')}`)
    .join('&');
}
