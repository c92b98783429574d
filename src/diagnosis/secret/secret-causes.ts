import type { Variant, Vary } from '../cause.ts';
import { otherSecrets } from './other-secrets.ts';

/** A secret that is not the one it was signed with: another, or this one in another spelling or of another kind. */
export const secretCauses: Vary = function* (trial, atHand): Iterable<Variant> {
  yield* otherSecrets(trial, atHand);
};
