import { parseJson } from '../../domain/content/json.ts';
import { eachOf, type Repair } from './repair.ts';

const encodeOnce =
  'encode the body once: what is JSON already is sent as it is, and not handed to JSON.stringify again';

/** A body that became a string of JSON, whole or without its quotes, or was taken out of one. */
const table: readonly Repair[] = [
  {
    id: 'body_in_json_string',
    words: 'the body came as a string of JSON, with quotes around it and escapes in it: it was encoded twice',
    cure: encodeOnce,
    undo: ({ json }) => textOf(json?.value),
  },
  {
    id: 'body_in_json_string_twice',
    words: 'the body came as a string of JSON in a string of JSON: it was encoded three times',
    cure: encodeOnce,
    undo: ({ json }) => unquoted(textOf(json?.value)),
  },
  {
    id: 'body_with_escapes',
    words: 'the body came with the escapes of a string of JSON, \\" for each quote, and without its quotes',
    cure: `${encodeOnce}; where it was copied out of a log, undo the escapes of the log`,
    undo: ({ text, json }) => (!json && text?.includes('\\') ? unquoted(`"${oneLine(text)}"`) : undefined),
  },
  {
    id: 'body_was_json_string',
    words:
      'the body was signed as a string of JSON, with quotes around it and escapes in it, and came without them',
    cure: 'hand on the body as it was sent, without decoding the string of JSON that it is',
    undo: ({ text }) => text && JSON.stringify(text),
  },
  {
    id: 'body_in_quotes',
    words: 'the body came with quotes around it that were none of its own',
    cure: 'hand on the body without the quotes that a shell or a log put around it',
    undo: ({ text }) => /^(['"`])(.*)\1\s*$/s.exec(text ?? '')?.[2],
  },
  {
    id: 'body_in_python_bytes',
    words: "the body came as Python prints bytes, with b'…' around it and escapes in it",
    cure: 'hand on the bytes themselves, or body.decode(), and never str(body)',
    undo: ({ binary }) => ofPython(binary),
  },
  {
    id: 'body_with_entities',
    words: 'the body came with entities of HTML for its quotes and angles: it was escaped for a page',
    cure: 'hand on the body as it came, and escape it where a page shows it',
    undo: ({ text }) => text?.replaceAll(entity, (_, name: string) => entities[name.toLowerCase()] as string),
  },
];

/** As htmlspecialchars of PHP, escape of Python and their like write them. */
const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  amp: '&',
  '#38': '&',
  lt: '<',
  '#60': '<',
  gt: '>',
  '#62': '>',
  apos: "'",
  '#39': "'",
  '#039': "'",
  '#x27': "'",
};
const entity = /&(quot|#34|amp|#38|lt|#60|gt|#62|apos|#0?39|#x27);/gi;

export const quoted = eachOf(table);

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function unquoted(json: string | undefined): string | undefined {
  return json === undefined ? undefined : textOf(parseJson(json)?.value);
}

const ofLetters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** https://docs.python.org/3/library/stdtypes.html#bytes-objects */
function ofPython(printed: string): Uint8Array | undefined {
  const inner = /^b(["'])(.*)\1\s*$/s.exec(printed)?.[2];
  const bytes = inner?.replaceAll(/\\(?:x([\da-f]{2})|(.))/gs, (_, digits?: string, letter = '') =>
    digits === undefined ? (ofLetters[letter] ?? letter) : String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return bytes === undefined ? undefined : Buffer.from(bytes, 'latin1');
}

/** A string of JSON has no line end: the one behind it was added. */
function oneLine(text: string): string {
  return text.replace(/\r?\n$/, '');
}
