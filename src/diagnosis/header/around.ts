import { encode } from '../../domain/verification/encoding.ts';
import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { mended, passOn } from './mended.ts';
import type { Shape } from './shape.ts';
import { signaturesIn } from './written-signatures.ts';

/** The signature is there, and something around it that is none of its sender's and that no other cause knows. */
export function* around(trial: Trial, shape: Shape): Iterable<Variant> {
  const { name, before, after, encoding, bytes, isListed, kind } = shape;
  const value = trial.request.headers.get(name);
  if (!value || isListed || encoding === undefined || kind === 'token') return;
  for (const written of signaturesIn(value, [bytes])) {
    const right = before + encode(written.bytes, encoding) + after;
    if (right === value) continue;
    yield* mended(trial, new Map([[name, right]]), {
      id: 'header_with_more',
      came: 'came with something around its signature that its sender does not write',
      cure: passOn,
    });
  }
}
