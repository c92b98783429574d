import { strictlyEncoded } from '../../domain/content/percent-encoding.ts';
import { printableText } from '../../domain/content/printable.ts';
import { sha256Hex } from '../../domain/verification/crypto.ts';
import { queryOf } from '../../domain/verification/signed-url.ts';
import type { Change, Changes } from './change.ts';
import { decoded, digitsOf } from './path-changes.ts';
import { urlParts } from './url-parts.ts';

/** Of so many parameters each is left out once. */
const most = 12;

/** A query that was lost, changed in its order or its spelling, or has more in it than was signed. */
export const queryChanges: Changes = ({ query }, { request, endpoint, otherUrls }) => {
  const pairs = query === '' ? [] : query.split('&');
  const changes: Change[] = [];
  const add = (id: string, words: string, other: string) =>
    changes.push({ id, words: printableText(words), part: 'query', to: { query: other } });

  const configured = queryOf(endpoint.publicUrl);
  if (configured !== '')
    add('url_had_configured_query', 'with the query of publicUrl, which did not come', configured);
  for (const other of otherUrls.flatMap((text) => urlParts(text)?.query || []))
    add('url_had_query_of_another', 'with the query of another URL', other);
  if (query !== '') add('url_had_no_query', 'without its query', '');
  add('url_had_query_by_name', 'with its parameters by name', pairs.toSorted().join('&'));
  add('url_had_query_reversed', 'with its parameters in reverse order', pairs.toReversed().join('&'));
  const own = pairs.filter((pair) => !/^(?:utm_|fbclid=|gclid=)/.test(pair));
  add('url_had_no_campaign', 'without the parameters of a campaign', own.join('&'));
  if (pairs.length > 1)
    pairs.slice(0, most).forEach((pair, at) => {
      const what = pair.includes('=') ? `its parameter ${pair.replace(/=.*$/s, '')}` : `parameter ${at + 1}`;
      add('url_had_fewer_parameters', `without ${what}`, pairs.toSpliced(at, 1).join('&'));
    });
  add('url_had_percent_20', 'with %20 for the spaces of its query', query.replaceAll('+', '%20'));
  add('url_had_plus', 'with + for the spaces of its query', query.replaceAll('%20', '+'));
  add('url_had_capital_digits', 'with percent-escapes like %3A in its query', digitsOf(query, 'toUpperCase'));
  add('url_had_small_digits', 'with percent-escapes like %3a in its query', digitsOf(query, 'toLowerCase'));
  add('url_had_decoded_query', 'with its query decoded', decoded(query));
  add(
    'url_had_query_with_plain_marks',
    'with the marks of its query as they are, and the rest encoded',
    encodeURI(decoded(query)),
  );
  add(
    'url_had_encoded_query',
    'with the names and values of its query encoded',
    pairs.map(encodedPair).join('&'),
  );
  add('url_had_tilde', 'with ~ in its query, where %7E came', query.replaceAll(/%7e/gi, '~'));
  add('url_had_encoded_tilde', 'with %7E in its query, where ~ came', query.replaceAll('~', '%7E'));
  if (request.body.length > 0 && !query.includes('bodySHA256='))
    add(
      'url_had_body_hash',
      'with the parameter bodySHA256 behind its query',
      [...pairs, `bodySHA256=${sha256Hex(request.body)}`].join('&'),
    );
  return changes;
};

function encodedPair(pair: string): string {
  return pair
    .split('=')
    .map((part) => strictlyEncoded(decoded(part.replaceAll('+', ' '))))
    .join('=');
}
