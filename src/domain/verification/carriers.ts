import { type Content, decodeUtf8 } from '../content/content.ts';
import { parseForm } from '../content/form.ts';
import { decode } from './encoding.ts';
import { appended, valuesOf } from './layouts.ts';
import type { Signable } from './scheme.ts';

/** Where a text stands in a request, and how it is put there. How signatures are written in it, a layout says. */
export interface Carrier {
  /** Total and linear. @returns nothing where it is not there, is empty, or is there twice: nobody could say which counts */
  read(request: Signable): string | undefined;
  write(request: Signable, text: string): Signable;
  /** What a proven body says, with `[secret]` in this place: for a token that would travel on. Absent where none can be in the body. */
  readonly hide?: (content: Content) => Content;
}

/** @param name in lower case */
export function header(name: string): Carrier {
  return {
    read: ({ headers }) => headers.get(name) || undefined,
    write: (request, text) => ({ ...request, headers: new Map([...request.headers, [name, text]]) }),
  };
}

/** `<prefix>1`, `<prefix>2` …, one for each key in use, as one text with commas. */
export function numberedHeaders(prefix: string): Carrier {
  const most = 100;
  return {
    read({ headers }) {
      const texts: string[] = [];
      for (let number = 1; number <= most; number += 1) {
        const text = headers.get(`${prefix}${number}`);
        if (!text) break;
        texts.push(text);
      }
      return texts.join(',') || undefined;
    },
    write: header(`${prefix}1`).write,
  };
}

/** Those of a few headers that are there, as one text with commas. */
export function anyOfHeaders(first: string, ...more: readonly string[]): Carrier {
  return {
    read: ({ headers }) => [first, ...more].flatMap((name) => headers.get(name) || []).join(',') || undefined,
    write: header(first).write,
  };
}

/** `authorization: <scheme> <text>`, the scheme in any case: https://www.rfc-editor.org/rfc/rfc9110#section-11.4 */
export function bearer(scheme = 'Bearer'): Carrier {
  const authorization = header('authorization');
  const start = `${scheme} `.toLowerCase();
  return {
    read(request) {
      const text = authorization.read(request) ?? '';
      if (text.slice(0, start.length).toLowerCase() !== start) return undefined;
      // ` +` would remember each of millions of spaces
      const rest = text.slice(start.length);
      const at = rest.search(/[^ ]/);
      return at < 0 ? undefined : rest.slice(at);
    },
    write: (request, text) => authorization.write(request, `${scheme} ${text}`),
  };
}

/** `<user>:<password>` of basic authentication, as UTF-8 in padded base64: https://www.rfc-editor.org/rfc/rfc7617#section-2 */
export function basic(): Carrier {
  const encoded = bearer('Basic');
  return {
    read(request) {
      const bytes = decode(encoded.read(request) ?? '', 'base64');
      return bytes && decodeUtf8(bytes);
    },
    write: (request, text) => encoded.write(request, Buffer.from(text).toString('base64')),
  };
}

export function query(name: string): Carrier {
  return {
    read: ({ rawQuery }) => single(parseForm(rawQuery)?.get(name)),
    write(request, text) {
      const pair = `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
      const rawQuery = appended(request.rawQuery, pair, '&');
      return { ...request, rawQuery, url: `${request.url.replace(/[?].*$/s, '')}?${rawQuery}` };
    },
  };
}

/** The value of `key`, which may be empty, in a text that lists keys and values: `t` of `t=<time>,v1=<signature>`. */
export function member(list: Carrier, key: string, separator = ','): Carrier {
  return {
    read(request) {
      const [value, ...more] = valuesOf(key, list.read(request) ?? '', separator);
      return more.length === 0 ? value : undefined;
    },
    write: (request, text) => list.write(request, appended(list.read(request), `${key}=${text}`, separator)),
  };
}

/** What stands before the first separator: `<time>` of `<time>,<signature>`. */
export function first(list: Carrier, separator = ','): Carrier {
  return { ...list, read: (request) => list.read(request)?.split(separator, 1)[0] || undefined };
}

/** One value, where there are not two: nobody could say which counts. */
export function single(values: readonly string[] = []): string | undefined {
  return values.length === 1 ? values[0] || undefined : undefined;
}
