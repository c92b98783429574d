import { plainQuery } from './url-spellings.ts';

/** What a configured value says that is another one in every delivery: `orderId=*`. */
const anyValue = '*';

/**
 * Whether a query begins with the one that the sender was given, pair by pair. A value `*` stands for any value; since
 * it ends at the next `&`, and the last value may not be one, there is one way only to tell the query from what follows.
 * @returns what comes behind the configured query, empty where nothing does; nothing where it is another query
 */
export function beyondConfigured(query: string, configured: string): string | undefined {
  if (configured === '') return query;
  const expected = plainQuery(configured).split('&');
  const pairs = plainQuery(query).split('&', expected.length);
  if (!expected.every((pair, at) => isPair(pairs[at], pair))) return undefined;
  return plainQuery(query).slice(pairs.join('&').length);
}

function isPair(pair: string | undefined, expected: string): boolean {
  if (!expected.endsWith(`=${anyValue}`)) return pair === expected;
  return pair?.startsWith(expected.slice(0, -anyValue.length)) === true;
}
