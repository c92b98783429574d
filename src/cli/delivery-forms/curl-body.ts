import type { GivenFile } from './given-file.ts';

/** An option that says something of the body. */
export interface DataOption {
  readonly name: string;
  /** A character for each byte. */
  readonly value: string;
}

/**
 * The body that curl makes of its options, in their order: https://curl.se/docs/manpage.html#-d
 * @returns a character for each byte
 */
export function curlBody(options: readonly DataOption[], file: GivenFile): string {
  return options.reduce((before, option, at) => {
    const next = pieceOf(option, file);
    return at === 0 || option.name === 'json' ? before + next : `${before}&${next}`;
  }, '');
}

function pieceOf({ name, value }: DataOption, file: GivenFile): string {
  if (name === 'data-raw') return value;
  if (name === 'data-urlencode') return encodedPiece(value, file);
  if (!value.startsWith('@')) return value;
  const content = contentOf(value.slice(1), file);
  // of a file, and of nothing else, curl leaves these out
  return name === 'data-binary' || name === 'json' ? content : content.replaceAll(/[\r\n\0]/g, '');
}

/** `content`, `=content`, `name=content`, `@file`, `name@file` */
function encodedPiece(value: string, file: GivenFile): string {
  const [, name = '', sign, rest = ''] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? [];
  if (sign === undefined) return percentEncoded(value);
  const content = percentEncoded(sign === '@' ? contentOf(rest, file) : rest);
  return name === '' ? content : `${name}=${content}`;
}

/** As curl does, byte by byte. */
function percentEncoded(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._~-]/g, (character) => {
    const digits = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return character === ' ' ? '+' : `%${digits}`;
  });
}

function contentOf(path: string, file: GivenFile): string {
  return Buffer.from(file.beside(Buffer.from(path, 'latin1').toString())).toString('latin1');
}
