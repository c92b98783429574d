/** How bytes are written in a header. Decoders are strict and never throw: one spelling per value, or nothing. */
export type Encoding = 'hex' | 'base64' | 'base64url';

export function encode(bytes: Uint8Array, encoding: Encoding): string {
  return Buffer.from(bytes).toString(encoding);
}

/**
 * @param length how many bytes there must be; any number but none where it is not said
 * @returns the bytes, if `text` is exactly how they are written: lower-case hex, padded canonical base64, base64url without padding
 */
export function decode(text: string, encoding: Encoding, length?: number): Uint8Array | undefined {
  if (length !== undefined && text.length !== encodedLength(length, encoding)) return undefined;
  if (text === '') return undefined;
  const bytes = Buffer.from(text, encoding);
  // a buffer reads capitals, other alphabets, white space, and stray bits behind the last byte: the same bytes, another spelling
  return bytes.length === (length ?? bytes.length) && bytes.toString(encoding) === text ? bytes : undefined;
}

function encodedLength(bytes: number, encoding: Encoding): number {
  if (encoding === 'hex') return bytes * 2;
  return encoding === 'base64' ? Math.ceil(bytes / 3) * 4 : Math.ceil((bytes * 4) / 3);
}
