import type { Plugin } from 'rolldown';

/**
 * Writes every character beyond ASCII as an escape, which it may be wherever it stands: in a text, a pattern, a name. One such character, and Node decodes
 * the file the long way, and V8 keeps it with two bytes for each character.
 */
export const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
