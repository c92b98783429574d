import { beginsWith } from '../../content/beginning.ts';
import type { Message } from '../claim.ts';
import type { Signable } from '../scheme.ts';
import { type Rejection, reject } from '../verdict.ts';

/**
 * The URL with the body right behind it. Nothing marks where the one ends, so that a part of the body could come again at the
 * end of the query, or one of the query at the start of the body: the first `{` of all must be that of the body.
 */
export function urlAndJson({ url, body }: Pick<Signable, 'url' | 'body'>): Message | Rejection {
  if (url.includes('{')) return reject('query_not_configured');
  return beginsWith(body, '{') ? [url, body] : reject('body_malformed');
}
