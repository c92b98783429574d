import { type Content, decodeUtf8, readText } from '../content/content.ts';
import { fieldAt, isObject, ownField, textField } from '../content/json.ts';
import { withMemberReplaced } from '../content/replaced-member.ts';
import { unprovenForm, unprovenJson } from '../content/unproven.ts';
import { type Carrier, single } from './carriers.ts';
import { appended } from './layouts.ts';
import type { Signable } from './scheme.ts';

const hidden = '[secret]';

/** A text in the JSON object that the body is: a member, or a member of that, by their names. */
export function jsonField(...path: readonly [string, ...string[]]): Carrier {
  return {
    read({ body }) {
      const value = fieldAt(unprovenJson(body)?.value, ...path);
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
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

type Path = readonly [string, ...string[]];

function withMember(request: Signable, path: Path, value: string | number): Signable {
  const object = unprovenJson(request.body)?.value;
  if (!isObject(object))
    throw new TypeError(`a body that is not a JSON object cannot carry ${path.join('.')}`);
  const [name, ...inner] = path;
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

/** All of the body: a token that is what it delivers. What has other characters than a token, shows none. */
export function tokenBody(): Carrier {
  return {
    read: ({ body }) => /^[\w.-]+$/.exec(decodeUtf8(body) ?? '')?.[0],
    write: (request, text) => ({ ...request, body: Buffer.from(text) }),
  };
}
