import { decodeUtf8 } from '../../domain/content/content.ts';
import { isObject, parseJson } from '../../domain/content/json.ts';
import { decode } from '../../domain/verification/encoding.ts';
import { one, type Rule } from './rule.ts';

/** It was signed with the secret, and another text is stored: what people paste, and what their tools put around it. */
export const storedWrongly: readonly Rule<string>[] = [
  {
    id: 'secret_stored_with_unseen_characters',
    words: 'the secret is stored with characters that nobody sees, such as a byte order mark',
    cure: 'store it anew: type it, or copy it as plain text',
    of: (stored) => [stored.replaceAll(/[\p{Cf}\u00a0]/gu, '')],
  },
  {
    id: 'secret_stored_with_white_space',
    words: 'the secret is stored with white space or a line end that does not belong to it',
    cure: 'store it without, as `printf %s` writes it and `echo` does not',
    of: (stored) => [stored.trim(), stored.replaceAll(/\s+/g, '')],
  },
  {
    id: 'secret_stored_in_quotes',
    words: 'the secret is stored with quotes around it',
    cure: 'store it without them',
    of: (stored) => one(unquoted(stored.trim())),
  },
  {
    id: 'secret_stored_with_its_name',
    words: 'the secret is stored as a line of an env file, with its name before it',
    cure: 'store what stands behind the `=` alone',
    of(stored) {
      const [, value] =
        /^(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w.-]*(?:\s*=\s*|:\s+)(.+)$/su.exec(stored.trim()) ?? [];
      return value === undefined ? [] : [unquoted(value) ?? value];
    },
  },
  {
    id: 'secret_stored_with_scheme',
    words: 'the secret is stored with the word of an authorization header before it',
    cure: 'store what stands behind `Bearer` alone',
    of: (stored) => one(/^(?:authorization:\s*)?(?:bearer|basic|token)\s+(\S.*)$/isu.exec(stored)?.[1]),
  },
  {
    id: 'secret_stored_in_json',
    words: 'a JSON text is stored, with the secret in it',
    cure: 'store the secret itself, as plain text',
    of: (stored) => textsIn(parseJson(stored.trim())?.value),
  },
  {
    id: 'secret_stored_in_base64',
    words: 'the secret is stored in base64, as Kubernetes keeps one, and was signed with as the text in it',
    cure: 'store it decoded, as the sender shows it',
    of: (stored) => one(textInBase64(stored.trim())),
  },
  {
    id: 'secret_stored_with_written_line_ends',
    words: String.raw`the secret is stored with \n written out`,
    cure: 'store it with real line ends, or without, as the sender shows it',
    of: (stored) => [
      stored.replaceAll(/\\r\\n|\\n/g, '\n'),
      stored.replace(/(?:\\r|\\n)+$/, ''),
      stored.replaceAll(/\r\n?/g, '\n'),
    ],
  },
  {
    id: 'secret_stored_percent_encoded',
    words: 'the secret is stored percent-encoded',
    cure: 'store it as the sender shows it, and not as it stands in a URL',
    of: (stored) => [...one(percentDecoded(stored)), ...one(percentDecoded(stored.replaceAll('+', ' ')))],
  },
  {
    id: 'secret_stored_in_other_case',
    words: 'the secret is stored with small letters and capitals changed',
    cure: 'store it as the sender shows it',
    of: (stored) => [stored.toLowerCase(), stored.toUpperCase()],
  },
  {
    id: 'secret_stored_with_one_more_character',
    words:
      'the secret is stored with one character too many, such as the % that zsh shows behind a last line',
    cure: 'store it without that',
    of: (stored) => [stored.slice(0, -1), stored.slice(1)],
  },
];

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['<', '>'],
];

function unquoted(text: string): string | undefined {
  const isIn = quotes.some(([start, end]) => text.startsWith(start) && text.endsWith(end));
  return isIn ? text.slice(1, -1) : undefined;
}

/** Of a list or an object, as a console shows a secret: not of what stands deeper. */
function textsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value)
      : [];
  return values.filter((text) => typeof text === 'string');
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Without the line end that `echo` puts behind it. @returns nothing for bytes that nobody would type */
function textInBase64(text: string): string | undefined {
  const decoded = decode(text, 'base64');
  const inner = decoded && decodeUtf8(decoded)?.trim();
  return inner && /^[\x20-\x7e]+$/.test(inner) ? inner : undefined;
}
