import { header } from '../carriers.ts';
import type { Message } from '../claim.ts';
import type { CredentialForm } from '../credential.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { type Rejection, reject } from '../verdict.ts';
import { hmac } from './hmac.ts';

const signedHeaders = 'x-contentful-signed-headers';
const timestamp = 'x-contentful-timestamp';

/** Names in lower case with commas between them: nothing in them could end a list or begin a value. */
const nameList = /^[a-z0-9-]+(?:,[a-z0-9-]+)*$/;

/**
 * Contentful signs method, path, headers and body, a line each. Which headers, the request says itself, so that the two
 * which hold this together must be among them: the list, or another could be shown, and the time.
 * https://github.com/contentful/node-apps-toolkit/blob/main/src/requests/sign-request.ts
 */
export function contentfulRequest(credential: CredentialForm): Scheme {
  return hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-contentful-signature'),
    // as its SDK; that one takes any time in the future, too
    time: { at: header(timestamp), unit: 'ms', toleranceSeconds: 30 },
    credential,
    signsUrl: true,
    message,
    beforeSigning: asContentfulSends,
  });
}

function message(request: Signable): Message | Rejection {
  const path = signedPath(request.url);
  if (path === undefined) return reject('query_not_configured');
  const values = signedValues(request);
  return values
    ? [`${request.method}\n${path}\n${values.join(';')}\n`, request.body]
    : reject('signature_malformed');
}

/** Each as `name:value`. @returns nothing where the list is not one that Contentful makes, or names what is not there */
function signedValues({ headers }: Signable): readonly string[] | undefined {
  const list = headers.get(signedHeaders) ?? '';
  const names = list.split(',');
  // in order, and each once: there is one list for what was signed
  const isInOrder = names.every((name, at) => at === 0 || (names[at - 1] as string) < name);
  if (!nameList.test(list) || !isInOrder) return undefined;
  const isWhole = [signedHeaders, timestamp, ...names].every(
    (name) => names.includes(name) && headers.has(name),
  );
  return isWhole ? names.map((name) => `${name}:${headers.get(name)}`) : undefined;
}

/**
 * The path, encoded once more, and the query, twice more: only so are they signed.
 * @returns nothing for a query with a `?`, since what stands behind it is not signed at all
 */
function signedPath(url: string): string | undefined {
  const target = url.toWellFormed().replace(/^[^:]*:\/\/[^/?]*/, '');
  const mark = target.indexOf('?');
  if (mark < 0) return encodeURI(target);
  const query = target.slice(mark + 1);
  return query.includes('?') ? undefined : encodeURI(target.slice(0, mark + 1) + encodeURIComponent(query));
}

function asContentfulSends(request: Signable): Signable {
  const own = [...request.headers.keys()].filter((name) => name.startsWith('x-contentful-'));
  const names = [...new Set([...own, signedHeaders, timestamp])].sort();
  return { ...request, headers: new Map([...request.headers, [signedHeaders, names.join(',')]]) };
}
