import { decodeUtf8 } from '../../domain/content/content.ts';
import { eachOf, keepBytes, type Repair } from './repair.ts';

/** What Windows-1252 has at 0x80 to 0x9f; where it has nothing, what Latin-1 has: https://encoding.spec.whatwg.org/#windows-1252 */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOrderMark = '\ufeff';
const setUtf8 = 'take the body as bytes, or decode and encode it as UTF-8 in every place that it passes';

/** Text that was decoded by one character set and encoded by another, and marks that such steps add or lose. */
const table: readonly Repair[] = [
  {
    id: 'body_decoded_as_latin1',
    words: 'the body was decoded as Latin-1 and encoded as UTF-8: é came as Ã©',
    cure: setUtf8,
    undo: ({ text }) => utf8(latin1Bytes(text)),
  },
  {
    id: 'body_decoded_as_windows_1252',
    words: 'the body was decoded as Windows-1252 and encoded as UTF-8: ’ came as â€™',
    cure: setUtf8,
    undo: ({ text }) => utf8(windowsBytes(text)),
  },
  {
    id: 'body_decoded_as_latin1_twice',
    words: 'the body was decoded as Latin-1 and encoded as UTF-8 twice over: é came as ÃƒÂ©',
    cure: setUtf8,
    undo: ({ text }) => utf8(latin1Bytes(decoded(latin1Bytes(text)))),
  },
  {
    id: 'body_decoded_as_windows_1252_twice',
    words: 'the body was decoded as Windows-1252 and encoded as UTF-8 twice over',
    cure: setUtf8,
    undo: ({ text }) => utf8(windowsBytes(decoded(windowsBytes(text)))),
  },
  {
    id: 'body_encoded_as_latin1',
    words: 'the body came as Latin-1, and was signed as UTF-8',
    cure: setUtf8,
    undo: ({ text, binary }) => (text === undefined ? binary : undefined),
  },
  {
    id: 'body_encoded_as_windows_1252',
    words: 'the body came as Windows-1252, and was signed as UTF-8',
    cure: setUtf8,
    undo: ({ text, binary }) =>
      text === undefined
        ? binary.replace(/[\u0080-\u009f]/g, (char) => windows[char.charCodeAt(0) - 0x80] as string)
        : undefined,
  },
  {
    id: 'body_was_latin1',
    words: 'the body came as UTF-8, and was signed as Latin-1',
    cure: keepBytes,
    undo: ({ text }) => notUtf8(latin1Bytes(text)),
  },
  {
    id: 'body_was_windows_1252',
    words: 'the body came as UTF-8, and was signed as Windows-1252',
    cure: keepBytes,
    undo: ({ text }) => notUtf8(windowsBytes(text)),
  },
  {
    id: 'body_byte_order_mark_added',
    words: 'the body came with a byte order mark before it, and was signed without',
    cure: 'write the body without a byte order mark: of .NET with new UTF8Encoding(false), of Python as utf-8 and not as utf-8-sig',
    undo: ({ text }) => (text?.startsWith(byteOrderMark) ? text.slice(1) : undefined),
  },
  {
    id: 'body_byte_order_mark_lost',
    words: 'the body lost the byte order mark that it was signed with',
    cure: `${keepBytes}; decoders of text drop that mark`,
    undo: ({ text }) =>
      text === undefined || text.startsWith(byteOrderMark) ? undefined : byteOrderMark + text,
  },
  {
    id: 'body_encoded_as_utf16',
    words: 'the body came as UTF-16, and was signed as UTF-8',
    cure: 'encode the body as UTF-8: of .NET by Encoding.UTF8, which is not Encoding.Unicode',
    undo: ({ bytes }) => fromUtf16(bytes),
  },
  {
    id: 'body_was_utf16',
    words: 'the body was signed as UTF-16, and came as UTF-8',
    cure: 'sign the bytes that are sent: of .NET by Encoding.UTF8, which is not Encoding.Unicode',
    undo: ({ text }) => (text ? Buffer.from(text, 'utf16le') : undefined),
  },
  {
    id: 'body_was_composed',
    words:
      'the body came with letters and their accents apart (NFD of Unicode), and was signed with both in one (NFC)',
    cure: keepBytes,
    undo: ({ text }) => text?.normalize('NFC'),
  },
  {
    id: 'body_was_decomposed',
    words:
      'the body came with accents as part of their letters (NFC of Unicode), and was signed with both apart (NFD)',
    cure: keepBytes,
    undo: ({ text }) => text?.normalize('NFD'),
  },
];

export const characterSets = eachOf(table);

/** @returns nothing where a character has no byte of its own */
function latin1Bytes(text: string | undefined): Uint8Array | undefined {
  return text === undefined || /[\u0100-\uffff]/.test(text) ? undefined : Buffer.from(text, 'latin1');
}

function windowsBytes(text: string | undefined): Uint8Array | undefined {
  return latin1Bytes(
    text?.replace(/[\u0100-\uffff]/g, (char) => {
      const place = windows.indexOf(char);
      return place < 0 ? char : String.fromCharCode(0x80 + place);
    }),
  );
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && decodeUtf8(bytes);
}

/** What is no UTF-8 was never decoded by mistake. */
function utf8(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return decoded(bytes) === undefined ? undefined : bytes;
}

function notUtf8(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && utf8(bytes) ? undefined : bytes;
}

/** In either order of bytes: ASCII has a zero in every second one. */
function fromUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (bytes.length < 2 || bytes.length % 2 !== 0) return undefined;
  const isLittle = second === 0 || (first === 0xff && second === 0xfe);
  const isBig = first === 0 || (first === 0xfe && second === 0xff);
  if (isLittle === isBig) return undefined;
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes);
}
