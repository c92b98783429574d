import { eachOf, type Repair } from './repair.ts';

const shape = /^[\w+/\s-]+={0,2}$/;

/** As MIME and OpenSSL break it, in characters. */
const lineLengths = { mime: 76, openssl: 64 };

const decodeIt =
  'decode the body where `isBase64Encoded` of the event says so, as API Gateway, load balancers and function URLs do with what is not text';
const leaveIt = 'hand on the body as base64, as it was sent: it is part of what is signed';

/** Base64 that was left in place, or taken away. */
const table: readonly Repair[] = [
  {
    id: 'body_still_base64',
    words: 'the body came as base64, and was signed as the bytes that it stands for',
    cure: decodeIt,
    undo: ({ text }) => fromBase64(text),
  },
  {
    id: 'body_still_base64_in_json_string',
    words: 'the body came as base64 in a string of JSON, and was signed as the bytes that it stands for',
    cure: decodeIt,
    undo: ({ json }) => (typeof json?.value === 'string' ? fromBase64(json.value) : undefined),
  },
  {
    id: 'body_still_base64_twice',
    words: 'the body came as base64 of base64, and was signed as the bytes that it stands for',
    cure: `encode the body once, and ${decodeIt}`,
    undo: ({ text }) => fromBase64(fromBase64(text)?.toString()),
  },
  {
    id: 'body_still_hex',
    words: 'the body came as hexadecimal digits, and was signed as the bytes that they stand for',
    cure: 'hand on the bytes: where a database kept them, read the column as bytes (bytea of PostgreSQL is shown as \\x7b22…)',
    undo: ({ text }) => fromHex(text),
  },
  {
    id: 'body_was_base64',
    words: 'the body was decoded from base64 on the way, and was signed as base64',
    cure: leaveIt,
    undo: ({ bytes }) => Buffer.from(bytes).toString('base64'),
  },
  {
    id: 'body_was_base64url',
    words: 'the body was decoded from base64url on the way, and was signed as base64url',
    cure: leaveIt,
    undo: ({ bytes }) => Buffer.from(bytes).toString('base64url'),
  },
  {
    id: 'body_was_base64_in_lines',
    words: 'the body was decoded from base64 in lines of 76 characters, and was signed so',
    cure: leaveIt,
    undo: ({ bytes }) => inLines(bytes, lineLengths.mime),
  },
  {
    id: 'body_was_base64_in_short_lines',
    words: 'the body was decoded from base64 in lines of 64 characters, and was signed so',
    cure: leaveIt,
    undo: ({ bytes }) => inLines(bytes, lineLengths.openssl),
  },
];

export const base64 = eachOf(table);

/** In either alphabet, with line ends and without padding. */
function fromBase64(text = ''): Buffer | undefined {
  const trimmed = text.trimEnd();
  return trimmed.length >= 4 && shape.test(trimmed) ? Buffer.from(trimmed, 'base64') : undefined;
}

function fromHex(text = ''): Buffer | undefined {
  const [, digits] = /^(?:\\\\?x|0x)?((?:[\da-f]{2}){2,})\s*$/i.exec(text) ?? [];
  return digits === undefined ? undefined : Buffer.from(digits, 'hex');
}

function inLines(bytes: Uint8Array, length: number): string {
  const text = Buffer.from(bytes).toString('base64');
  return text.replace(new RegExp(`.{${length}}(?=.)`, 'g'), '$&\n');
}
