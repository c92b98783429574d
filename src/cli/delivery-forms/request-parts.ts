import type { Headers } from '../../domain/delivery.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';

type Address = Pick<Sent, 'host' | 'rawPath' | 'rawQuery'>;

/** As it is written: `new URL()` would write some of it anew. @returns nothing for what is no http or https URL */
export function addressOf(url: string): Address | undefined {
  const [, authority, path = '', query] = /^https?:\/\/([^/?#\s]+)([^?#]*)(?:[?]([^#]*))?/i.exec(url) ?? [];
  if (authority === undefined) return undefined;
  return { host: authority.replace(/^.*@/, ''), rawPath: path || '/', rawQuery: query ?? '' };
}

/** A path with its query, as a request line has it. */
export function targetOf(target: string): Pick<Address, 'rawPath' | 'rawQuery'> {
  const [path, ...query] = target.split('?') as [string, ...string[]];
  return { rawPath: path || '/', rawQuery: query.join('?') };
}

/** Names in lower case, what is there several times joined as a function URL joins it. */
export function joinedHeaders(all: Iterable<readonly [name: string, value: string]>): Headers {
  const headers = new Map<string, string>();
  for (const [written, value] of all) {
    const name = written.toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ','}${value}`);
  }
  return headers;
}

/** What HTTP calls a token: https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const headerLine = /^([!#$%&'*+.^_`|~\w-]+)[ \t]*:(.*)$/;

/** @param line `name: value`. @returns nothing for what is written otherwise */
export function headerIn(line: string): readonly [name: string, value: string] | undefined {
  const [, name, value] = headerLine.exec(line) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return [name, value.replaceAll(/^[ \t]+|(?<![ \t])[ \t]+$/g, '')];
}

/** A header, with the host that a request has without it. */
export function withHost(headers: Headers, host: string): Headers {
  return headers.has('host') || host === '' ? headers : new Map([['host', host], ...headers]);
}

/** Of a body that came as text: what is no UTF-8 was lost before, and nobody can tell what it was. */
export function lossIn(text: string): readonly string[] {
  return text.includes('\ufffd')
    ? ['the body holds U+FFFD, which is written for bytes that are no UTF-8: those are lost']
    : [];
}
