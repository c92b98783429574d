import { eachOf, keepBytes, type Repair } from './repair.ts';

const binary = (text: string) => Buffer.from(text, 'latin1');

const keepFile =
  'send and read the body as bytes: of a file with curl --data-binary @file, never -d @file, and without an editor or a Git that changes line ends';

/** Line ends and other white space. Of bytes, whatever they mean: a character of several bytes has none of these in it. */
const table: readonly Repair[] = [
  {
    id: 'body_line_end_lost',
    words: 'the body lost the line end that it was signed with',
    cure: keepFile,
    undo: ({ binary: body }) => binary(`${body}\n`),
  },
  {
    id: 'body_line_end_added',
    words: 'the body came with a line end behind it, and was signed without',
    cure: `${keepFile}; with echo, use echo -n`,
    undo: ({ binary: body }) => binary(body.replace(/\r?\n$/, '')),
  },
  {
    id: 'body_came_with_crlf',
    words: 'the body came with CRLF line ends, and was signed with LF',
    cure: keepFile,
    undo: ({ binary: body }) => binary(body.replaceAll('\r\n', '\n')),
  },
  {
    id: 'body_came_with_lf',
    words: 'the body came with LF line ends, and was signed with CRLF',
    cure: keepFile,
    undo: ({ binary: body }) => (body.includes('\r\n') ? undefined : binary(body.replaceAll('\n', '\r\n'))),
  },
  {
    id: 'body_line_end_crlf_lost',
    words: 'the body lost the CRLF that it was signed with',
    cure: keepFile,
    undo: ({ binary: body }) => binary(`${body}\r\n`),
  },
  {
    id: 'body_came_with_crlf_and_line_end_added',
    words: 'the body came with CRLF line ends and one behind it, and was signed with LF and none',
    cure: keepFile,
    undo: ({ binary: body }) => binary(body.replace(/\r?\n$/, '').replaceAll('\r\n', '\n')),
  },
  {
    id: 'body_came_with_crlf_and_line_end_lost',
    words: 'the body came with CRLF line ends and lost the last one, and was signed with LF',
    cure: keepFile,
    undo: ({ binary: body }) =>
      body.includes('\r\n') ? binary(`${body.replaceAll('\r\n', '\n')}\n`) : undefined,
  },
  {
    id: 'body_white_space_added',
    words: 'the body came with white space around it, and was signed without',
    cure: keepBytes,
    undo: ({ binary: body }) => binary(trimmed(body)),
  },
  {
    id: 'body_white_space_before',
    words: 'the body came with white space before it, and was signed without',
    cure: keepBytes,
    undo: ({ binary: body }) => binary(body.replace(/^[ \t\r\n]+/, '')),
  },
  {
    id: 'body_nul_added',
    words:
      'the body came with NUL bytes behind it, and was signed without: a buffer was handed on with its unused end',
    cure: 'hand on as many bytes as were read, and not the whole buffer',
    undo: ({ bytes }) => withoutEnd(bytes, 0),
  },
];

export const lineEnds = eachOf(table);

/** Of ASCII alone: what JavaScript takes for more is part of a character here. */
function trimmed(body: string): string {
  let [start, end] = [0, body.length];
  while (start < end && isBlank(body[start])) start += 1;
  while (end > start && isBlank(body[end - 1])) end -= 1;
  return body.slice(start, end);
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}

function withoutEnd(bytes: Uint8Array, byte: number): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === byte) end -= 1;
  return bytes.subarray(0, end);
}
