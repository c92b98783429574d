import { encode } from '../../domain/verification/encoding.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Cause } from '../cause.ts';
import { speaksFor } from '../sender/hints.ts';
import type { Trial } from '../trial.ts';
import { theHeaders } from './mended.ts';
import { olderProof } from './older-proofs.ts';
import { stemOf } from './older-schemes.ts';
import { type Shape, shapeOf } from './shape.ts';
import { speaksOfSignature } from './written-signatures.ts';

/** What looks odd in the header that proves a delivery and cannot be undone. */
export function headerSuspicions(trial: Trial): readonly Cause[] {
  const { request, endpoint, now } = trial;
  const claim = endpoint.provider.scheme.examine(signable(request, endpoint), now);
  const isMissing = isRejection(claim) && claim.code === 'signature_missing';
  const older = isMissing ? olderProof(request, endpoint.provider.id) : undefined;
  if (older) return [older];
  const shape = shapeOf(trial);
  if (!shape || shape.kind === 'token') return [];
  return [truncated(trial, shape), missing(trial, shape)].filter((one) => one !== undefined);
}

function truncated({ request: { headers } }: Trial, shape: Shape): Cause | undefined {
  const { name, before, after, bytes, encoding = 'hex', isListed } = shape;
  const value = headers.get(name);
  if (value === undefined || isListed || shape.encoding === undefined) return undefined;
  const length = before.length + encode(new Uint8Array(bytes), encoding).length + after.length;
  // padding may be missing alone, which is no loss
  if (value.length >= length - 2 || !value.startsWith(before)) return undefined;
  return {
    axis: 'header',
    id: 'header_truncated',
    words: `${theHeaders([name])} has ${value.length} characters, and its sender writes ${length}: the rest was cut off`,
    cure: 'look for what limits the length of a header, or copied only a part of it',
  };
}

/** The header is not there, and one that is called nearly so is. */
function missing({ request: { headers }, endpoint }: Trial, { name }: Shape): Cause | undefined {
  if (headers.has(name)) return undefined;
  const other = [...headers.keys()].find((one) => speaksOfSignature(one) && stemOf(one) === stemOf(name));
  const { provider } = endpoint;
  if (other === undefined) return lost(name, provider.name, speaksFor(provider, headers) > 0);
  return {
    axis: 'header',
    id: 'header_of_older_scheme',
    words: `${theHeaders([name])} is missing, and ${other} is there, which ${provider.name} may have written before it`,
    cure: `let the sender sign in ${name}, and nothing on the way take it away`,
  };
}

function lost(name: string, sender: string, areOthersThere: boolean): Cause {
  const others = areOthersThere
    ? `others are there that ${sender} writes`
    : `none is there that ${sender} alone writes`;
  const first = areOthersThere ? 'see' : `see whether it is a delivery of ${sender} at all,`;
  return {
    axis: 'header',
    id: 'header_missing',
    words: `${theHeaders([name])} is missing, and ${others}`,
    cure: `${first} that a secret is set at ${sender}, which may sign nothing without one, and that nothing on the way takes the header away`,
  };
}
