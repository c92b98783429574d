import type { Plugin } from 'rolldown';

/**
 * Writes every character beyond ASCII as an escape, which it may be in a text, a pattern and a name, and in no template that is read
 * raw (`String.raw`). One such character, and Node decodes the file the long way, and V8 keeps it with two bytes for each character.
 */
export const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type === 'chunk') file.code = inAsciiOnly(file.code);
    }
  },
};

/** A backslash that stands before such a character would escape that of the escape. */
export function inAsciiOnly(code: string): string {
  return code.replace(
    /((?:\\\\)*)\\?([^\0-\x7f])/g,
    (_, pairs: string, unit: string) => pairs + escaped(unit),
  );
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
