import { hiding } from '../../domain/hiding/hiding.ts';
import type { Claim } from '../../domain/verification/claim.ts';
import { type Encoding, encode } from '../../domain/verification/encoding.ts';
import { computed } from '../../domain/verification/judge.ts';
import { proofsOf, signaturesOf } from '../../domain/verification/proofs.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import { askedHeaders } from '../asked-headers.ts';
import type { Explanation } from '../diagnosis.ts';
import { type Shape, shapeOf } from '../header/shape.ts';
import { candidatesFor, claimOf, formOf } from '../judged.ts';
import { mostProofs, proofTexts } from '../proofs.ts';
import type { Candidate, Trial } from '../trial.ts';
import { queryConfigured } from '../url/url-causes.ts';
import { clipped } from './clipped.ts';
import { placeOfProof } from './proof-place.ts';
import { pairWords, proofWords } from './proof-words.ts';
import { beginnings, secretTexts } from './shown-text.ts';
import { signedPieces } from './signed-pieces.ts';
import { tokenLength, tokenLike } from './token-words.ts';

/**
 * What a request claims, in words: made of its claim; of one that claims nothing, of how its sender signs.
 * @param secrets texts that are not told
 */
export function explain(came: Trial, secrets: readonly string[] = secretTexts(came)): Explanation {
  const trial = inTime(withItsQuery(came));
  const claim = claimOf(trial);
  const shape = shapeOf(trial);
  const expected = shape && expectedHeader(shape);
  if (isRejection(claim))
    return { how: howItWouldBe(trial, shape), signed: [], shown: [], computed: [], expected };
  return { ...explained(claim, trial, secrets), expected };
}

/** What it would claim if its query were configured. */
function withItsQuery(trial: Trial): Trial {
  const claim = claimOf(trial);
  const isUnknown = isRejection(claim) && claim.code === 'query_not_configured';
  return (isUnknown && queryConfigured(trial)?.trial) || trial;
}

/** It claims the same at any time at which it may. */
function inTime(trial: Trial): Trial {
  const { request, endpoint } = trial;
  if (!isRejection(claimOf(trial))) return trial;
  const now = endpoint.provider.scheme.time?.of(signable(request, endpoint));
  return now === undefined ? trial : { ...trial, now };
}

function explained(claim: Claim, trial: Trial, secrets: readonly string[]): Omit<Explanation, 'expected'> {
  const { scheme } = trial.endpoint.provider;
  const request = signable(trial.request, trial.endpoint);
  const asked = askedHeaders(scheme, request, trial.now);
  const place = placeOfProof(request, proofsOf(claim)[0], asked);
  const how = proofWords(claim, place);
  if (claim.kind === 'token') {
    const computed = candidatesFor(trial).map((one) => tokenLike(one, claim, trial));
    return { how, signed: [], shown: [tokenLength(claim.shown)], computed: computed.flat() };
  }
  const single = singleOf(claim);
  const hidden = [...secrets, ...proofTexts(claim)];
  const show = beginnings(hiding(hidden), hidden);
  const encoding = place?.encoding ?? 'hex';
  return {
    how,
    signed: signedPieces(single.messages[0], request, scheme, asked, show),
    shown: signaturesOf(single)
      .slice(0, mostProofs)
      .map((bytes) => clipped(encode(bytes, encoding))),
    computed: candidatesFor(trial).flatMap((one) => computedBy(one, single, trial, encoding)),
  };
}

type SingleClaim = Exclude<Claim, { readonly kind: 'token' | 'every' }>;

/** Of several items, that of the first. */
function singleOf(claim: Exclude<Claim, { readonly kind: 'token' }>): SingleClaim {
  return claim.kind === 'every' ? claim.claims[0] : claim;
}

function computedBy(
  candidate: Candidate,
  claim: SingleClaim,
  trial: Trial,
  encoding: Encoding,
): Explanation['computed'] {
  if (claim.kind === 'signature') return [];
  const form = formOf(claim, candidate, trial);
  const credential = form && candidate.secret.as(form);
  if (credential?.kind !== 'key') return [];
  const bytes = computed(claim, credential.bytes, claim.messages[0]);
  return [{ by: candidate.from, text: clipped(encode(bytes, encoding)) }];
}

function howItWouldBe(trial: Trial, shape: Shape | undefined): string {
  const { scheme } = trial.endpoint.provider;
  if (shape) {
    const where = `in the header ${shape.name}`;
    return proofWords(shape.claim, { where, encoding: shape.encoding });
  }
  const asked = askedHeaders(scheme, signable(trial.request, trial.endpoint), trial.now);
  const name = asked.at(-1);
  const where = name === undefined ? 'in the body' : `in the header ${name}`;
  if (scheme.pair) return pairWords(scheme.pair, where);
  return scheme.proof === 'token' ? 'the secret itself' : `a proof, ${where}`;
}

const digits: Readonly<Record<Encoding, (bytes: number) => string>> = {
  hex: (bytes) => `<${bytes * 2} hexadecimal digits>`,
  base64: (bytes) => `<${bytes} bytes in base64>`,
  base64url: (bytes) => `<${bytes} bytes in base64url>`,
};

/** `x-hub-signature-256: sha256=<64 hexadecimal digits>` */
function expectedHeader({ name, before, after, encoding, bytes, kind }: Shape): string {
  const whole = kind === 'token' ? '<the secret>' : '<a JSON Web Token>';
  const proof = encoding && kind !== 'token' ? digits[encoding](bytes) : whole;
  return `${name}: ${withoutTime(before)}${proof}${withoutTime(after)}`;
}

function withoutTime(text: string): string {
  return text.replaceAll(/\d{9,13}/g, '<time>');
}
