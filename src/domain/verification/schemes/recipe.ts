import type { Carrier } from '../carriers.ts';
import type { Message, NonEmpty } from '../claim.ts';
import { decode, type Encoding } from '../encoding.ts';
import { type Layout, plain } from '../layouts.ts';
import type { Signable } from '../scheme.ts';
import { readTime, rejectOutOfTime, type SignedTime, writeTime } from '../signed-time.ts';
import { isRejection, type Rejection, reject } from '../verdict.ts';

/** What was signed: one message, or one of a few that the sender may have meant, the likeliest first. */
type Signed = Message | OneOf | Rejection;
interface OneOf {
  readonly oneOf: NonEmpty<Message>;
}

/**
 * Where a signature stands and what it is over. `message` gets the time only where the recipe declares one, and a time that
 * is declared is checked: none can be signed and forgotten.
 */
export interface Recipe<T extends SignedTime | undefined = undefined> {
  readonly at: Carrier;
  readonly layout?: Layout;
  readonly encoding: Encoding;
  readonly time?: T;
  /** The body, where nothing is said. @param time the text that was received */
  readonly message?: (request: Signable, time: T extends SignedTime ? string : undefined) => Signed;
  /** Set where the message holds the URL. */
  readonly signsUrl?: boolean;
  /** Set to `partial` where the message does not hold all of the body that is used. */
  readonly proof?: 'signed' | 'partial';
}

/** Many times what any sender needs; all that is read of signatures before they are proven ends here. */
const longestText = 16_384;

/** Decoded signatures, and what they claim to be over. */
export interface Found {
  readonly signatures: NonEmpty<Uint8Array>;
  readonly messages: NonEmpty<Message>;
}

/**
 * The order of checks is fixed, cheap before dear: signature there → shape → time → message. What the message must parse of
 * the body, to know what was signed, is parsed in `content/unproven.ts`.
 * @param bytes of one signature, where all have the same
 */
export function find<T extends SignedTime | undefined>(
  recipe: Recipe<T>,
  request: Signable,
  now: number,
  bytes?: number,
): Found | Rejection {
  const { at, layout = plain(), encoding, time } = recipe;
  const text = at.read(request);
  if (text === undefined) return reject('signature_missing');
  if (text.length > longestText) return reject('signature_malformed');
  const signedAt = time && readTime(request, time);
  if (signedAt !== undefined && typeof signedAt !== 'string') return signedAt;
  const texts = layout.read(text);
  if (isRejection(texts)) return texts;
  const signatures = decoded(texts, encoding, bytes);
  if (!isNonEmpty(signatures)) return reject('signature_malformed');
  const late = time && rejectOutOfTime(signedAt as string, time, now);
  if (late) return late;
  const messages = messagesOf(recipe, request, signedAt);
  return isRejection(messages) ? messages : { signatures, messages };
}

function decoded(texts: readonly string[], encoding: Encoding, bytes: number | undefined) {
  const signatures: Uint8Array[] = [];
  for (const text of texts) {
    const signature = decode(text, encoding, bytes);
    if (signature) signatures.push(signature);
  }
  return signatures;
}

function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}

/**
 * Writes the time, and then the signature of what is to be signed.
 * @throws {TypeError} for a request that its receiver would refuse
 */
export function signWith<T extends SignedTime | undefined>(
  recipe: Recipe<T>,
  request: Signable,
  now: number,
  signatureOf: (message: Message) => string,
): Signable {
  const { at, layout = plain(), time } = recipe;
  const signedAt = time && writeTime(now, time.unit);
  const timed = time && signedAt !== undefined ? time.at.write(request, signedAt) : request;
  const messages = messagesOf(recipe, timed, signedAt);
  if (isRejection(messages)) throw new TypeError(`this request cannot be signed: ${messages.code}`);
  return at.write(timed, layout.write(signatureOf(messages[0]), time && at.read(timed)));
}

function messagesOf<T extends SignedTime | undefined>(
  { message = ({ body }) => [body] }: Recipe<T>,
  request: Signable,
  signedAt: string | undefined,
): NonEmpty<Message> | Rejection {
  const signed = message(request, signedAt as Parameters<typeof message>[1]);
  if (isRejection(signed)) return signed;
  return 'oneOf' in signed ? signed.oneOf : [signed];
}
