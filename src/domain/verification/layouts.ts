import { isRejection, type Rejection, reject } from './verdict.ts';

/** How signatures are written where they stand; where that is, a carrier says. */
export interface Layout {
  /** The signatures, still as text. */
  read(text: string): readonly string[] | Rejection;
  /** @param before what stands there already, a time perhaps */
  write(signature: string, before?: string): string;
}

/** `sha256=<signature>` */
export function plain(prefix = ''): Layout {
  return {
    read: (text) => (text.startsWith(prefix) ? [text.slice(prefix.length)] : reject('signature_malformed')),
    write: (signature) => prefix + signature,
  };
}

/**
 * `t=<time>,v1=<signature>,v1=<signature>`: those of `key`; other keys are no proof and are passed over. A comma where another
 * separator stands is what a proxy put between two headers.
 */
export function keyValueList(key: string, separator = ','): Layout {
  return {
    read: (text) =>
      separator !== ',' && text.includes(',')
        ? reject('signature_malformed')
        : allDifferent(valuesOf(key, text, separator)),
    write: (signature, before) => appended(before, `${key}=${signature}`, separator),
  };
}

/** A comma in each, and one space between two. */
const spacedGroups = /^[^\s,]+(?:,[^\s,]+)+(?: [^\s,]+(?:,[^\s,]+)+)*$/;

/** `t=<time>,v1=<signature> t=<time>,v1=<signature>`: while a key is replaced a group for each, of one time. */
export function keyValueGroups(key: string): Layout {
  const { read, write } = keyValueList(key);
  return {
    write,
    read: (text) =>
      spacedGroups.test(text) ? read(text.replaceAll(' ', ',')) : reject('signature_malformed'),
  };
}

/** One space between two, and a comma in each only where the prefix has one: a header that a proxy joined to another is no such list. */
const spaced = /^[^\s,]+(?: [^\s,]+)*$/;
const spacedPairs = /^[^\s,]+(?:,[^\s,]*)?(?: [^\s,]+(?:,[^\s,]*)?)*$/;

/** `v1,<signature> v1,<signature>`, or with another mark between the two: those that begin with `prefix`; others are no proof and are passed over. */
export function spacedList(prefix = ''): Layout {
  const { read, write } = list(' ', prefix);
  const shape = prefix.includes(',') ? spacedPairs : spaced;
  return {
    write,
    read(text) {
      const found = read(text);
      return isRejection(found) || shape.test(text) ? found : reject('signature_malformed');
    },
  };
}

/** One comma in each, and a comma with one space between two. */
const commaAndSpaced = /^[^\s,]+,[^\s,]*(?:, [^\s,]+,[^\s,]*)*$/;

/**
 * `v1,<signature>, v1,<signature>`: those that begin with `prefix`. No two keys sign alike: what stands there twice was joined
 * to itself on its way.
 */
export function commaAndSpaceList(prefix: string): Layout {
  const { read, write } = list(', ', prefix);
  return {
    write,
    read(text) {
      const found = read(text);
      if (isRejection(found)) return found;
      const isOnceEach = new Set(found).size === found.length;
      return isOnceEach && commaAndSpaced.test(text) ? found : reject('signature_malformed');
    },
  };
}

/** `v1=<signature>,v1=<signature>` */
export function commaList(prefix = ''): Layout {
  return list(',', prefix);
}

/** The values of a key in `key=value,key=value`. */
export function valuesOf(key: string, text: string, separator: string): readonly string[] {
  return text
    .split(separator)
    .map((pair) => splitOnce(pair.trimStart(), '='))
    .filter(([name]) => name === key)
    .map(([, value]) => value);
}

export function appended(before: string | undefined, text: string, separator: string): string {
  return before ? `${before}${separator}${text}` : text;
}

function list(separator: string, prefix: string): Layout {
  return {
    read: (text) =>
      allDifferent(
        text
          .split(separator)
          .map((one) => one.trimStart())
          .filter((one) => one !== '' && one.startsWith(prefix))
          .map((one) => one.slice(prefix.length)),
      ),
    write: (signature, before) => appended(before, prefix + signature, separator),
  };
}

/** No sender writes one twice: a list that says it twice is two headers that somebody joined. */
function allDifferent(signatures: readonly string[]): readonly string[] | Rejection {
  if (signatures.length === 0) return reject('signature_missing');
  return new Set(signatures).size === signatures.length ? signatures : reject('signature_malformed');
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
