import type { Sent } from '../domain/verification/signed-url.ts';
import { nameOf } from './proven-anew.ts';
import { type Captured, NotCaptured } from './replaced-request.ts';
import { type SignAt, unlessNeverSent } from './sign-at.ts';
import { inForm, spelledOut } from './spelling.ts';
import type { Substitutes } from './substitutes.ts';
import { shownIn, wrongProof } from './wrong-proof.ts';

/**
 * The proof that a delivery shows, wherever it stands in it.
 * @returns nothing where only the sender can sign. @throws {NotCaptured} where nobody knows where it would be
 */
export function shownBy({ request, endpoint }: Captured, sign: SignAt): readonly string[] | undefined {
  const { keyAddress } = endpoint.provider.scheme;
  let why = '';
  const signed = unlessNeverSent(
    () => sign(request),
    ({ message }) => {
      why = message;
    },
  );
  const shown = signed ? shownIn(request, signed) : why === '' ? undefined : shownLikeAnother(request, sign);
  if (shown === undefined && why !== '')
    throw new NotCaptured(
      `it cannot be signed anew: ${why}; where its proof stands cannot be told, and verify --id says why it was turned away`,
    );
  return shown?.filter((value) => !keyAddress?.test(value));
}

/** What its sender never sends shows its proof in the headers and fields in which another delivery would. */
function shownLikeAnother(request: Sent, sign: SignAt): readonly string[] | undefined {
  const bodies = ['{}', ''].map((text) => Buffer.from(text));
  const signed = bodies
    .map((body) => unlessNeverSent(() => sign({ ...request, rawQuery: '', headers: new Map(), body })))
    // a proof in the body would be looked for in what is none
    .find((one, at) => one && bodies[at]?.equals(one.body));
  if (!signed) return undefined;
  const fields = signed.rawQuery.split('&').map(nameOf);
  const query = request.rawQuery.split('&').filter((field) => !fields.includes(nameOf(field)));
  const headers = [...request.headers].filter(([name]) => !signed.headers.has(name));
  return shownIn(request, {
    ...signed,
    body: request.body,
    rawQuery: query.join('&'),
    headers: new Map(headers),
  });
}

/** What was turned away is shown as it came: with another proof wherever there was one. */
export function withWrong(captured: Captured, shown: readonly string[], substitutes: Substitutes): Captured {
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

/** A value of a form. */
function said(value: string): string {
  return octet.test(value) ? spelledOut(value, inForm) : value;
}

function spelledLike(value: string, text: string): string {
  return octet.test(value) ? encodeURIComponent(text) : text;
}

const octet = /%[\dA-F]{2}/i;
