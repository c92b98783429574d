import { unprovenJson } from '../../content/unproven.ts';
import type { Message } from '../claim.ts';

/**
 * Whether the text that a template makes of a request could be that of another one: with a part of the body in a header or in
 * the query, or the other way round. A time ends with its digits, and host and path are those of the endpoint.
 * @param parts texts, with a place between every two
 * @param pieces what stands there in the request
 */
export function couldBeCutElsewhere(parts: readonly string[], pieces: Message, body: Uint8Array): boolean {
  const bodyAt = parts.indexOf('{body}');
  if (bodyAt < 0) return false;
  return parts.some((part, at) => {
    const isUrl = part === '{url}';
    if (!isUrl && !part.startsWith('{header:')) return false;
    const text = isUrl ? String(pieces[at]).replace(/^[^?]*/, '') : String(pieces[at]);
    if (at > bodyAt) return holdsDividerBehind(text, parts.slice(bodyAt + 1, at).findLast(isText), body);
    const divider = parts.slice(at + 1, bodyAt).find(isText);
    if (divider !== undefined) return `${text}${divider}`.indexOf(divider) < text.length;
    // nothing is between the two: the first brace of all begins the body, or the first `?` the query
    return isUrl && text === '' ? first(body) === '?' : opening.test(text) || !opening.test(first(body));
  });
}

function holdsDividerBehind(text: string, divider: string | undefined, body: Uint8Array): boolean {
  if (divider !== undefined) return `${divider}${text}`.lastIndexOf(divider) > 0;
  // no beginning of an object or a list in JSON is one, and nothing that is longer
  return !opening.test(first(body)) || unprovenJson(body) === undefined;
}

const opening = /[{[]/;

function first(body: Uint8Array): string {
  return Buffer.from(body.subarray(0, 1)).toString();
}

function isText(part: string): boolean {
  return part !== '' && !/^\{.*\}$/s.test(part);
}
