import { dechunked } from './chunked.ts';
import { eachOf, type Repair } from './repair.ts';

const headOfRequest = /^[A-Z]{3,20} \S+ HTTP\/[\d.]+\r?\n(?:[^\r\n]+\r?\n)*\r?\n/;

/** What HTTP puts around a body to carry it, and a server takes away before anybody verifies. */
const table: readonly Repair[] = [
  {
    id: 'body_still_compressed',
    words: 'the body came compressed, and was signed as what it holds',
    cure: 'decompress the body as its content-encoding says before it is verified',
    undo: (came, { headers }) => came.decompressed(/\bbr\b/.test(headers.get('content-encoding') ?? '')),
  },
  {
    id: 'body_in_chunks',
    words: 'the body came in chunks of HTTP/1.1, with the length of each before it',
    cure: 'take the body from a server that reads HTTP, and not from the connection: chunks are put together before anybody verifies',
    undo: ({ binary }) => bytesOf(dechunked(binary)),
  },
  {
    id: 'body_with_head_of_request',
    words: 'the body came with the head of its request before it',
    cure: 'hand on what stands behind the first empty line of the request alone',
    undo: ({ binary }) => {
      const [head] = headOfRequest.exec(binary) ?? [];
      return bytesOf(head && binary.slice(head.length));
    },
  },
];

export const asCarried = eachOf(table);

function bytesOf(binary: string | undefined): Uint8Array | undefined {
  return binary === undefined ? undefined : Buffer.from(binary, 'latin1');
}
