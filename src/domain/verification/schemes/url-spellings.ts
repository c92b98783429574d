import { percentEncoded } from '../../content/percent-encoding.ts';
import { isPathless } from '../signed-url.ts';

const anatomy = /^(https?):(\/\/(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:]*))(:\d+)?([^?]*)(.*)$/s;

/** Characters that stand in a query as they are or percent-encoded, and that senders write in one way and sign in the other. */
const encodedOrNot = /%(?:40|3a|27)/gi;

/**
 * The ways in which a sender may have written a URL that it signed: with its port and without; `https://host` where `/`
 * arrived, or where the configuration names no path; and `@`, `:` and `'` of the query plain or encoded.
 * As twilio-node does it, and no more: https://github.com/twilio/twilio-node/blob/main/src/webhooks/webhooks.ts
 * @returns as received, then the others: 20 at most, one other for nearly every URL
 */
export function urlSpellings(url: string, publicUrl: string | undefined): readonly [string, ...string[]] {
  const [, scheme, host = '', port = '', path = '', query = ''] = anatomy.exec(url) ?? [];
  if (scheme === undefined) return [url];
  const ports = [port, port === '' ? (scheme === 'http' ? ':80' : ':443') : ''];
  const paths = path === '/' || isPathless(publicUrl) ? [path, ''] : [path];
  const all = querySpellings(query).flatMap((oneQuery) =>
    paths.flatMap((onePath) => ports.map((onePort) => `${scheme}:${host}${onePort}${onePath}${oneQuery}`)),
  );
  return [...new Set(all)] as [string, ...string[]];
}

/** With `@`, `:` and `'` as they are. */
export function plainQuery(query: string): string {
  return query.replace(encodedOrNot, decodeURIComponent);
}

function querySpellings(query: string): readonly string[] {
  const plain = plainQuery(query);
  const encoding = (characters: RegExp) => plain.replace(characters, percentEncoded);
  // all of them, those that `new URL()` encodes, those that the `querystring` of Node does
  return [query, plain, encoding(/[@:']/g), encoding(/'/g), encoding(/[@:]/g)];
}
