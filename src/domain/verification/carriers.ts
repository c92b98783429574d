import { type Content, decodeUtf8, readText } from '../content/content.ts';
import { parseForm } from '../content/form.ts';
import { fieldAt, isObject, ownField, textField } from '../content/json.ts';
import { withMemberReplaced } from '../content/replaced-member.ts';
import { unprovenForm, unprovenJson } from '../content/unproven.ts';
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

const hidden = '[secret]';

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
  const start = new RegExp(`^${scheme} +`, 'i');
  return {
    read(request) {
      const text = authorization.read(request) ?? '';
      return start.test(text) ? text.replace(start, '') || undefined : undefined;
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

/** A text in the JSON object that the body is: a member, or a member of that, by their names. */
export function jsonField(...path: readonly [string, ...string[]]): Carrier {
  return {
    read: ({ body }) =>
      textField(fieldAt(unprovenJson(body)?.value, ...path.slice(0, -1)), path.at(-1) ?? ''),
    write: (request, text) => withMember(request, path, text),
    hide: hidingMember(path),
  };
}

/** The text that each object of a list shows, where it is the same in all of them. */
export function jsonFieldOfEach(list: string, name: string): Carrier {
  return {
    read({ body }) {
      const items = ownField(unprovenJson(body)?.value, list);
      const [first, ...more] = Array.isArray(items) ? items.map((item) => textField(item, name)) : [];
      return more.every((text) => text === first) ? first : undefined;
    },
    write(request, text) {
      const object = unprovenJson(request.body)?.value;
      const items = ownField(object, list);
      if (!isObject(object) || !Array.isArray(items) || !items.every(isObject))
        throw new TypeError(`a body without objects in ${list} cannot carry ${name}`);
      const shown = items.map((item) => ({ ...item, [name]: text }));
      return { ...request, body: Buffer.from(JSON.stringify({ ...object, [list]: shown })) };
    },
    hide: hidingMember([list, name]),
  };
}

/** What a JSON body says, with `[secret]` in a member that is deeper than a carrier reads. */
export function hidingMember(path: readonly string[]) {
  return (content: Content): Content =>
    content.kind === 'json'
      ? readText(withMemberReplaced(content.text, path, JSON.stringify(hidden)))
      : content;
}

/** The same, where it is a whole number: a time. */
export function jsonNumber(...path: readonly [string, ...string[]]): Carrier {
  return {
    read({ body }) {
      const value = fieldAt(unprovenJson(body)?.value, ...path);
      return Number.isSafeInteger(value) ? String(value) : undefined;
    },
    write: (request, text) => withMember(request, path, Number(text)),
  };
}

function withMember(request: Signable, path: readonly string[], value: string | number): Signable {
  const object = unprovenJson(request.body)?.value;
  if (!isObject(object))
    throw new TypeError(`a body that is not a JSON object cannot carry ${path.join('.')}`);
  const [name = '', ...inner] = path;
  return { ...request, body: Buffer.from(JSON.stringify(memberSet(object, name, inner, value))) };
}

function memberSet(
  object: Readonly<Record<string, unknown>>,
  name: string,
  [next, ...more]: readonly string[],
  value: string | number,
): Readonly<Record<string, unknown>> {
  const held = object[name];
  const set = next === undefined ? value : memberSet(isObject(held) ? held : {}, next, more, value);
  return { ...object, [name]: set };
}

/** A field of the form that the body is. */
export function formField(name: string): Carrier {
  return {
    read({ body }) {
      const fields = unprovenForm(body);
      return typeof fields === 'object' ? single(fields.get(name)) : undefined;
    },
    write(request, text) {
      const pair = `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
      return { ...request, body: Buffer.from(appended(Buffer.from(request.body).toString(), pair, '&')) };
    },
    hide: (content) =>
      content.kind === 'form'
        ? { ...content, fields: new Map([...content.fields, [name, [hidden]]]) }
        : content,
  };
}

/** All of the body: a token that is what it delivers. */
export function wholeBody(): Carrier {
  return {
    read: ({ body }) => decodeUtf8(body) || undefined,
    write: (request, text) => ({ ...request, body: Buffer.from(text) }),
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

function single(values: readonly string[] = []): string | undefined {
  return values.length === 1 ? values[0] || undefined : undefined;
}
