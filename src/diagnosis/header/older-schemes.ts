import type { Claim, Message } from '../../domain/verification/claim.ts';
import { encode } from '../../domain/verification/encoding.ts';
import type { Signable } from '../../domain/verification/scheme.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { theHeaders } from './mended.ts';
import type { Shape } from './shape.ts';
import { withScheme } from './with-scheme.ts';
import { digestName, macsIn, speaksOfSignature } from './written-signatures.ts';

interface Signed {
  readonly words: string;
  readonly message: Message;
  /** Whether it is what the sender signs now. */
  readonly isOwn?: true;
}

/**
 * A signature by an older scheme of the same sender, or by another algorithm: it stands in the header of the right one, or in one
 * that is called nearly so. What stands in a header of any other name is another sender's.
 */
export function* olderSchemes(trial: Trial, shape: Shape | undefined): Iterable<Variant> {
  if (shape?.encoding === undefined || shape.kind === 'signature' || shape.kind === 'token') return;
  const { scheme } = trial.endpoint.provider;
  const sender = trial.endpoint.provider.name;
  for (const [name, value] of trial.request.headers) {
    if (!speaksOfSignature(name) || stemOf(name) !== stemOf(shape.name)) continue;
    for (const { bytes, encoding, digest } of macsIn(value)) {
      const isOfItsLength = name === shape.name && bytes.length === shape.bytes;
      if (isOfItsLength && encoding === shape.encoding) continue;
      for (const { words, message, isOwn } of messagesOf(trial, name, shape)) {
        // it is the right one, damaged
        if (isOfItsLength && isOwn) continue;
        const claim: Claim =
          shape.kind === 'hash'
            ? { kind: 'hash', digest, hashes: [bytes], messages: [message] }
            : { kind: 'mac', digest, macs: [bytes], messages: [message] };
        const what = shape.kind === 'hash' ? 'a hash' : 'an HMAC';
        yield {
          cause: {
            axis: 'header',
            id: 'older_signature',
            words: `${theHeaders([name])} holds ${what} by ${digestName(digest)} of ${words}, which is an older signature of ${sender} or one by another algorithm, and is never believed`,
            cure:
              name !== shape.name && trial.request.headers.has(shape.name)
                ? `find out what on the way damages ${shape.name}: what came in it is no signature of ${sender}`
                : `let the sender sign as ${sender} does now, in ${shape.name}, and let nothing on the way take that header away`,
          },
          trial: withScheme(trial, { ...scheme, examine: () => claim }),
        };
      }
    }
  }
}

/** Without what tells versions and algorithms apart: `x-hub-signature` of `x-hub-signature-256`. */
export function stemOf(name: string): string {
  return name
    .split(/[-_]/)
    .filter((part) => !/^(?:x|v?\d+|sha\d*|hmac(?:sha\d+)?|hash|digest|md5)$/.test(part))
    .join('-');
}

function* messagesOf(trial: Trial, name: string, shape: Shape): Iterable<Signed> {
  const request = signable(trial.request, trial.endpoint);
  const [own] = ownMessages(trial, request, shape);
  if (own) yield { words: 'what it signs', message: own, isOwn: true };
  if (own?.length !== 1 || own[0] !== request.body) yield { words: 'the body', message: [request.body] };
  const { url, headers, body } = request;
  yield { words: 'the URL and the body', message: [url, body] };
  // the second version of Plivo's: https://www.plivo.com/docs/voice/concepts/signature-validation
  const nonce = headers.get(`${name}-nonce`);
  if (nonce) yield { words: 'the URL and a nonce', message: [url.replace(/[?].*$/s, ''), nonce] };
}

/** What would be signed if a signature stood where it belongs. */
function ownMessages(
  { endpoint, now }: Trial,
  request: Signable,
  { name, before, after, encoding = 'hex', bytes, isListed }: Shape,
): readonly Message[] {
  const { scheme } = endpoint.provider;
  const stands = before + encode(new Uint8Array(bytes), encoding) + after;
  const headers = isListed ? request.headers : new Map([...request.headers, [name, stands]]);
  const asked = { ...request, headers };
  const claim = scheme.examine(asked, scheme.time?.of(asked) ?? now);
  return !isRejection(claim) && (claim.kind === 'mac' || claim.kind === 'hash') ? claim.messages : [];
}
