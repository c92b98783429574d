import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** More than a function is handed, and little enough to be made while others wait. */
const limits = { maxOutputLength: 8_388_608 };

/** By the first bytes: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1, https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
const kinds = [
  ['\x1f\x8b\x08', gunzipSync],
  ['x\x01', inflateSync],
  ['x\x5e', inflateSync],
  ['x\x9c', inflateSync],
  ['x\xda', inflateSync],
] as const;

/** @param isBrotli which nothing in the bytes tells. @returns nothing for what is not compressed, or holds too much */
export function decompressed(bytes: Uint8Array, isBrotli: boolean): Uint8Array | undefined {
  const start = Buffer.from(bytes.subarray(0, 3)).toString('latin1');
  const decompress = isBrotli ? brotliDecompressSync : kinds.find(([first]) => start.startsWith(first))?.[1];
  try {
    return decompress?.(bytes, limits);
  } catch {
    return undefined;
  }
}
