import type { Variant, Vary } from '../cause.ts';
import { around } from './around.ts';
import { encodings, notEncoded, otherAlphabets } from './encodings.ts';
import { joined } from './joined.ts';
import { lists } from './lists.ts';
import { renamed } from './names.ts';
import { olderProofsTried } from './older-proofs.ts';
import { olderSchemes } from './older-schemes.ts';
import { otherOptions } from './other-options.ts';
import { prefixes } from './prefixes.ts';
import { shapeOf } from './shape.ts';
import { wrapped } from './wrapped.ts';

/** The proof is there, and not as its sender writes it: under another name, in another form, or by an older scheme. */
export const headerCauses: Vary = function* (trial): Iterable<Variant> {
  yield* renamed(trial);
  yield* joined(trial);
  yield* wrapped(trial);
  yield* otherOptions(trial);
  const shape = shapeOf(trial);
  if (shape) {
    yield* prefixes(trial, shape);
    yield* encodings(trial, shape);
    yield* notEncoded(trial, shape);
    yield* lists(trial, shape);
    yield* around(trial, shape);
  } else yield* otherAlphabets(trial);
  yield* olderSchemes(trial, shape);
  yield* olderProofsTried(trial);
};
