import { eachOf, type Repair } from './repair.ts';

/** All of a body, there or not there. */
const table: readonly Repair[] = [
  {
    id: 'body_was_not_signed',
    words: 'the signature is over an empty body: whoever signed it had read the body already, or signs none',
    cure: 'sign the bytes that are sent: keep them when the stream is read, since it can be read once',
    undo: () => '',
  },
  {
    id: 'body_doubled',
    words: 'the body came twice over, one right behind the other',
    cure: 'hand on the body once: something that keeps it adds it to what it kept before',
    undo: ({ bytes }) => half(bytes),
  },
];

export const wholeBodies = eachOf(table);

function half(bytes: Uint8Array): Uint8Array | undefined {
  const [first, second] = [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];
  return first.length > 0 && Buffer.compare(first, second) === 0 ? first : undefined;
}
