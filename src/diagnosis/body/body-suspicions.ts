import type { Cause } from '../cause.ts';
import type { Pause } from '../diagnosis.ts';
import type { Trial } from '../trial.ts';
import { CameBody } from './came-body.ts';
import { sortedJson } from './json-sorted.ts';
import { keepBytes } from './repair.ts';

interface Suspicion extends Omit<Cause, 'axis'> {
  readonly isSeen: (came: CameBody, headers: ReadonlyMap<string, string>) => boolean;
}

/** Fewer members than that stand in order by chance. */
const fewest = 4;

/** gzip, zstd, zlib */
const compressed = ['\x1f\x8b\x08', '(\xb5/\xfd', 'x\x01', 'x\x9c', 'x\xda'];

/** Damage that leaves a trace and that nobody can undo. */
const known: readonly Suspicion[] = [
  {
    id: 'body_is_empty',
    words: 'the body is empty: something has read it already, or the sender sends none',
    cure: keepBytes,
    isSeen: ({ bytes }) => bytes.length === 0,
  },
  {
    id: 'body_length_differs',
    words: 'the body has not as many bytes as its content-length says: it is not the one that was sent',
    cure: keepBytes,
    isSeen: ({ bytes }, headers) =>
      /^\d+$/.test(headers.get('content-length') ?? '') &&
      Number(headers.get('content-length')) !== bytes.length,
  },
  {
    id: 'body_is_compressed',
    words: 'the body is compressed',
    cure: 'find out whether the sender signs what it compressed or what it sent, and verify the one that it signs',
    isSeen: ({ binary }) => compressed.some((beginning) => binary.startsWith(beginning)),
  },
  {
    id: 'body_was_decompressed',
    words: 'the body came with a content-encoding and is not compressed: it was decompressed on the way',
    cure: 'verify the body before it is decompressed, where the sender signs what it sent',
    isSeen: ({ text }, headers) =>
      /gzip|deflate|br|zstd/.test(headers.get('content-encoding') ?? '') && text !== undefined,
  },
  {
    id: 'body_lost_characters',
    words: 'the body has U+FFFD in it, which stands where bytes were that are no UTF-8: they are lost',
    cure: 'take the body as bytes: it was decoded as UTF-8, which it is not, or in parts that cut a character in two',
    isSeen: ({ text }) => text?.includes('\ufffd') === true,
  },
  {
    id: 'body_is_object_object',
    words: 'the body is what JavaScript makes of an object that is no text',
    cure: keepBytes,
    isSeen: ({ text }) => text?.startsWith('[object ') === true,
  },
  {
    id: 'body_is_printed_object',
    words: 'the body is an object as Python, Ruby or PHP print it, and no JSON',
    cure: keepBytes,
    isSeen: ({ text, json }) => !json && /^(?:\{'|\{"[^"]*"=>|\{:\w|Array\s*\()/.test(text ?? ''),
  },
  {
    id: 'body_is_cut_short',
    words: 'the body begins as JSON does and does not end as one: it was cut short',
    cure: 'hand on all of the body: of what a log holds, the end is often missing',
    isSeen: ({ text = '', json }) =>
      !json && /^\s*[[{]\s*["[{\]}\d]/.test(text) && !/[\]}]\s*$/.test(text.slice(-100)),
  },
  {
    id: 'json_lost_digits',
    words:
      'JSON was written anew, it seems: it has whole numbers that end in zeros where JavaScript can hold no more digits',
    cure: `${keepBytes}; the digits that are lost cannot be found again`,
    isSeen: ({ written }) =>
      written?.numbers.some(([start, end]) => lostDigits(written.text.slice(start, end))) === true,
  },
  {
    id: 'json_is_sorted',
    words: 'JSON was written anew, it seems: the members of all objects are in alphabetical order',
    cure: `${keepBytes}; the order in which they were signed cannot be found again`,
    isSeen: ({ written }) =>
      written !== undefined &&
      written.members >= fewest &&
      sortedJson(written.text, written.depth) === undefined,
  },
];

/**
 * What looks odd about the body of a request that does not verify, and proves nothing.
 * @param pause awaited before each look: of a large body, one may take as long as a trial
 */
export async function bodySuspicions(
  { request }: Pick<Trial, 'request'>,
  pause: Pause,
): Promise<readonly Cause[]> {
  const came = CameBody.of(request.body);
  const seen: Cause[] = [];
  for (const { isSeen, id, words, cure } of known) {
    await pause();
    if (isSeen(came, request.headers)) seen.push({ axis: 'body', id, words, cure });
  }
  return seen;
}

function lostDigits(token: string): boolean {
  return (
    /^-?\d{17,21}$/.test(token) &&
    token.endsWith('0') &&
    !Number.isSafeInteger(Number(token)) &&
    String(Number(token)) === token
  );
}
