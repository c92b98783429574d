import type { Sent } from '../domain/verification/signed-url.ts';
import { withoutProof } from './proven-anew.ts';
import { shapesIn } from './shapes.ts';
import { type SignAt, unlessNeverSent } from './sign-at.ts';

/** Without the proof that it came with, which would be looked into like anything else. */
export function bareOf(request: Sent, sign: SignAt): Sent {
  const bare = (from: Sent) => {
    const signed = unlessNeverSent(() => sign(from));
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
export function withoutOldProofs(request: Sent): Sent {
  const headers = [...request.headers].filter(
    ([name, value]) =>
      !/signature|hmac/i.test(name) || !shapesIn(value).some(({ kind }) => kind === 'secret'),
  );
  return { ...request, headers: new Map(headers) };
}
