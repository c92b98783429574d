import type { Endpoint } from '../domain/endpoint.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import { bareOf, withoutOldProofs } from './bare-request.ts';
import type { Edit } from './edit.ts';
import { provenAnew } from './proven-anew.ts';
import { type Believed, provenTypes } from './proven-types.ts';
import { type Captured, NotCaptured, replacedRequest } from './replaced-request.ts';
import { type SignAt, unlessNeverSent } from './sign-at.ts';
import { isStillIn } from './still-there.ts';
import type { Substitutes } from './substitutes.ts';
import { withClaims } from './token-claims.ts';
import { shownBy, withWrong } from './turned-away.ts';

/** What a delivery was, as the gateway said when it came. */
export type Expected =
  | { readonly outcome: 'accepted'; readonly types: readonly string[] }
  | { readonly outcome: 'rejected'; readonly code: string };

/** With what a fixture is signed, and proven. */
export interface MadeProof {
  /** As its sender would when it came. @returns nothing where only the sender can. @throws {TypeError} for what the sender never sends */
  readonly sign: (request: Sent, endpoint: Endpoint) => Signable | undefined;
  readonly believed: Believed;
}

export interface CapturedFixture {
  readonly request: Sent;
  /** As the endpoint of a test has it. */
  readonly endpoint: Endpoint;
  readonly expected: Expected;
  readonly edits: readonly Edit[];
  /** Before it was signed: the same where what is signed differs each time. */
  readonly unsigned: Sent;
}

/**
 * A delivery that anybody may see: what is somebody's is replaced, the proof is of a secret that is made, and a gateway makes of it
 * what it made of the delivery.
 * @param time at which it came, epoch ms
 * @param secrets of the endpoint, of which none may be in it
 * @throws {NotCaptured} where that cannot be done
 */
export async function capturedFixture(
  captured: Captured,
  {
    time,
    expected,
    secrets,
  }: { readonly time: number; readonly expected: Expected; readonly secrets: readonly string[] },
  substitutes: Substitutes,
  { sign, believed }: MadeProof,
): Promise<CapturedFixture> {
  const isProven = expected.outcome === 'accepted';
  const signHere: SignAt = (request) => sign(request, captured.endpoint);
  const shown = isProven ? [] : shownBy(captured, signHere);
  const bare = isProven
    ? { ...captured, request: withoutOldProofs(bareOf(captured.request, signHere)) }
    : withWrong(captured, shown ?? [], substitutes);
  // a proof that takes the place of another is nobody's
  substitutes.used();
  const { request: unsigned, publicUrl, edits } = replacedRequest(bare, substitutes);
  const used = substitutes.used();
  const endpoint = { ...captured.endpoint, ...(publicUrl === undefined ? {} : { publicUrl }) };
  const signNow: SignAt = (request) => sign(request, endpoint);
  const signed = isProven ? attempt(() => provenAnew(unsigned, signNow)) : shown && unsigned;
  if (!signed) throw new NotCaptured(`only ${endpoint.provider.name} can sign it`);
  const { request, claimed } = isProven
    ? { request: inOrderOf(captured.request, signed), claimed: [] }
    : withClaims(unsigned, captured.request, { before: signHere, now: signNow });
  const made = await provenTypes(request, endpoint, believed, time);
  refuseOther(made, expected);
  const replaced = new Map([...used].filter(([value]) => !claimed.includes(value)));
  if (isStillIn(request, { secrets, shown: shown ?? [], replaced }))
    throw new NotCaptured(
      'something that was replaced still stands in it, in a spelling that is not known here',
    );
  return { request, endpoint, expected, edits, unsigned };
}

/** Headers as their sender ordered them. */
function inOrderOf({ headers: before }: Sent, request: Sent): Sent {
  const names = [...before.keys()].filter((name) => request.headers.has(name));
  const known = new Set(names);
  const more = [...request.headers.keys()].filter((name) => !known.has(name));
  const headers = new Map([...names, ...more].map((name) => [name, request.headers.get(name) as string]));
  return { ...request, headers };
}

function attempt(sign: () => Sent | undefined): Sent | undefined {
  return unlessNeverSent(sign, ({ message }) => {
    throw new NotCaptured(`it cannot be signed anew: ${message}`);
  });
}

function refuseOther(made: Awaited<ReturnType<typeof provenTypes>>, expected: Expected): void {
  const is = isRejection(made) ? made.code : made.join(', ');
  const was = expected.outcome === 'rejected' ? expected.code : expected.types.join(', ');
  if (is !== was || isRejection(made) !== (expected.outcome === 'rejected'))
    throw new NotCaptured(`with its personal data replaced, a gateway makes "${is}" of it, and not "${was}"`);
}
