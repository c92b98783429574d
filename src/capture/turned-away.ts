import type { Captured } from './replaced-request.ts';
import { type SignAt, unlessNeverSent } from './sign-at.ts';
import { inForm, spelledOut } from './spelling.ts';
import type { Substitutes } from './substitutes.ts';
import { shownIn, wrongProof } from './wrong-proof.ts';

/** The proof that a delivery shows, wherever it stands in it. */
export function shownBy({ request, endpoint }: Captured, sign: SignAt): readonly string[] {
  const signed = unlessNeverSent(() => sign(request));
  const { keyAddress } = endpoint.provider.scheme;
  return signed ? shownIn(request, signed).filter((value) => !keyAddress?.test(value)) : [];
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
