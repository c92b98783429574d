import type { Endpoint } from '../domain/endpoint.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import type { Edit, Kind } from './edit.ts';
import { isAnyIn } from './left-in.ts';
import { provenAnew, withoutProof } from './proven-anew.ts';
import { type Believed, provenTypes } from './proven-types.ts';
import { type Captured, NotCaptured, replacedRequest } from './replaced-request.ts';
import { shapesIn } from './shapes.ts';
import { inForm, spelledOut } from './spelling.ts';
import type { Substitutes } from './substitutes.ts';
import { shownIn, wrongProof } from './wrong-proof.ts';

/** What a delivery was, as the gateway said when it came. */
export type Expected =
  | { readonly outcome: 'accepted'; readonly types: readonly string[] }
  | { readonly outcome: 'rejected'; readonly code: string };

/** With what a fixture is signed, and proven. */
export interface MadeProof {
  /** @returns nothing where only the sender can. @param time epoch ms */
  readonly sign: (request: Sent, endpoint: Endpoint, time: number) => Signable | undefined;
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

/** By whom one is, or gets in. What is called so by its name alone may be a word like any other. */
const found: ReadonlySet<Kind> = new Set<Kind>(['card', 'email', 'iban', 'ip', 'phone', 'secret']);
const shortest = 8;

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
  const shown = isProven ? [] : shownBy(captured, sign, time);
  const bare = isProven
    ? { ...captured, request: withoutOldProofs(bareOf(captured, sign, time)) }
    : withWrong(captured, shown, substitutes);
  substitutes.used();
  const { request: unsigned, publicUrl, edits } = replacedRequest(bare, substitutes);
  const used = [...substitutes.used()];
  const endpoint = { ...captured.endpoint, ...(publicUrl === undefined ? {} : { publicUrl }) };
  const signed = attempt(() => provenAnew(unsigned, (request) => sign(request, endpoint, time)));
  if (!signed) throw new NotCaptured(`only ${endpoint.provider.name} can sign it`);
  const request = isProven ? inOrderOf(captured.request, signed) : unsigned;
  const made = await provenTypes(request, endpoint, believed, time);
  refuseOther(made, expected);
  const texts = [
    ...secrets,
    ...shown.flatMap((value) => value.match(signature) ?? []).filter((part) => !part.startsWith('eyJ')),
    ...used.flatMap(([value, kind]) => (found.has(kind) ? tellingIn(value, kind) : [])),
  ];
  if (isAnyIn(texts, textsOf(request)))
    throw new NotCaptured('something that was replaced still stands in it, in a way that is not known');
  return { request, endpoint, expected, edits, unsigned };
}

/** Without the proof that it came with, which would be looked into like anything else. */
function bareOf({ request, endpoint }: Captured, sign: MadeProof['sign'], time: number): Sent {
  const bare = (from: Sent) => {
    const signed = unlessNeverSent(() => sign(from, endpoint, time));
    return signed && { bare: withoutProof(from, signed), signed };
  };
  const found = bare(request);
  if (found) return found.bare;
  // a digest of the body at the end of the query is what some are not signed over twice
  const [, rawQuery = '', last = ''] = /^(?:(.*)&)?([^&=]+)=[^&]*$/s.exec(request.rawQuery) ?? [];
  const shorter = bare({ ...request, rawQuery });
  const isDigest = shorter?.signed.rawQuery.split('&').at(-1)?.startsWith(`${last}=`);
  return shorter && isDigest ? shorter.bare : request;
}

/** Proofs by another key, or of an older kind, beside the one that is made anew: nobody can make them again, and a wrong one misleads. */
function withoutOldProofs(request: Sent): Sent {
  const headers = [...request.headers].filter(
    ([name, value]) =>
      !/signature|hmac/i.test(name) || !shapesIn(value).some(({ kind }) => kind === 'secret'),
  );
  return { ...request, headers: new Map(headers) };
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

/** What a sender never sends is not signed. */
function unlessNeverSent<T>(sign: () => T, otherwise?: (error: TypeError) => never): T | undefined {
  try {
    return sign();
  } catch (error) {
    if (error instanceof TypeError) return otherwise?.(error);
    throw error;
  }
}

/** A secret is looked for without what is written around it: the time beside a signature is that of the delivery. */
function tellingIn(value: string, kind: Kind): readonly string[] {
  if (kind === 'secret') return value.match(signature) ?? [];
  return value.length < shortest ? [] : [value];
}

const signature = /[A-Za-z\d+/_-]{16,}={0,2}/g;

function shownBy({ request, endpoint }: Captured, sign: MadeProof['sign'], time: number): readonly string[] {
  const signed = unlessNeverSent(() => sign(request, endpoint, time));
  const { keyAddress } = endpoint.provider.scheme;
  return signed ? shownIn(request, signed).filter((value) => !keyAddress?.test(value)) : [];
}

/** A value of a form. */
function said(value: string): string {
  return octet.test(value) ? spelledOut(value, inForm) : value;
}

function spelledLike(value: string, text: string): string {
  return octet.test(value) ? encodeURIComponent(text) : text;
}

const octet = /%[\dA-F]{2}/i;

/** What was turned away is shown as it came: with another proof wherever there was one. */
function withWrong(captured: Captured, shown: readonly string[], substitutes: Substitutes): Captured {
  if (shown.length === 0) return captured;
  const wrong = new Map(
    shown.map((value) => [value, spelledLike(value, wrongProof(said(value), substitutes))]),
  );
  const { request } = captured;
  const put = (text: string) =>
    [...wrong].reduce((all, [value, other]) => all.replaceAll(value, () => other), text);
  const body = Buffer.from(request.body).toString('latin1');
  return {
    ...captured,
    request: {
      ...request,
      rawQuery: put(request.rawQuery),
      headers: new Map([...request.headers].map(([name, value]) => [name, wrong.get(value) ?? value])),
      body: Buffer.from(put(body), 'latin1'),
    },
    // what a token says is looked through
    made: [...wrong.values()].map(said).filter((value) => !/eyJ[\w-]+[.][\w-]/.test(value)),
  };
}

function refuseOther(made: Awaited<ReturnType<typeof provenTypes>>, expected: Expected): void {
  const is = isRejection(made) ? made.code : made.join(', ');
  const was = expected.outcome === 'rejected' ? expected.code : expected.types.join(', ');
  if (is !== was || isRejection(made) !== (expected.outcome === 'rejected'))
    throw new NotCaptured(`with what is replaced in it a gateway makes "${is}" of it, and not "${was}"`);
}

/** As bytes are searched: one character for each. */
function textsOf({ rawQuery, headers, body }: Sent): readonly string[] {
  return [rawQuery, ...headers.values(), Buffer.from(body).toString('latin1')];
}
