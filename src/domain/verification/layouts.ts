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

/** `t=<time>,v1=<signature>,v1=<signature>`: those of `key`; other keys are no proof and are passed over. */
export function keyValueList(key: string, separator = ','): Layout {
  return {
    read: (text) => orMissing(valuesOf(key, text, separator)),
    write: (signature, before) => appended(before, `${key}=${signature}`, separator),
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
      orMissing(
        text
          .split(separator)
          .map((one) => one.trim())
          .filter((one) => one !== '' && one.startsWith(prefix))
          .map((one) => one.slice(prefix.length)),
      ),
    write: (signature, before) => appended(before, prefix + signature, separator),
  };
}

function orMissing(signatures: readonly string[]): readonly string[] | Rejection {
  return signatures.length > 0 ? signatures : reject('signature_missing');
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
