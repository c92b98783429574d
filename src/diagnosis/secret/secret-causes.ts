import type { StoredValue } from '../../domain/verification/credential.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Variant, Vary } from '../cause.ts';
import type { Candidate } from '../trial.ts';
import { otherKinds } from './other-kinds.ts';
import { atAnyTime, otherSecrets, storedValue } from './other-secrets.ts';
import type { Rule } from './rule.ts';
import { signedOtherwise } from './signed-otherwise.ts';
import { storedWrongly } from './stored-wrongly.ts';

/** A secret that is not the one it was signed with: another, or this one in another spelling or of another kind. */
export const secretCauses: Vary = function* (trial, atHand): Iterable<Variant> {
  yield* otherSecrets(trial, atHand);
  // what everybody may read is written by its publisher
  if (!trial.endpoint.provider.scheme.credential) return;
  for (const { id, words, cure, candidates } of respelt(trial.candidates))
    yield { cause: { axis: 'secret', id, words, cure }, trial: { ...trial, candidates } };
};

type Respelt = Pick<Rule<never>, 'id' | 'words' | 'cure'> & { readonly candidates: readonly Candidate[] };

const known = new WeakMap<readonly Candidate[], readonly Respelt[]>();

/** Made once: they are tried with every other request that is made of this one, and reading a key is dear. */
function respelt(candidates: readonly Candidate[]): readonly Respelt[] {
  const made = known.get(candidates) ?? [...respellings(candidates)];
  known.set(candidates, made);
  return made;
}

function* respellings(candidates: readonly Candidate[]): Iterable<Respelt> {
  const all = candidates.filter(({ form }) => form === undefined).map(atAnyTime);
  const others = all.flatMap(otherFields);
  if (others.length > 0) yield { ...ofAnotherField, candidates: others };
  for (const rule of [...storedWrongly, ...signedOtherwise])
    yield* some(
      rule,
      all.flatMap((one) => respeltBy(rule, one)),
    );
  for (const rule of otherKinds)
    yield* some(
      rule,
      all.flatMap((one) => asKind(rule, one)),
    );
}

function* some({ id, words, cure }: Rule<unknown>, candidates: readonly Candidate[]): Iterable<Respelt> {
  if (candidates.length > 0) yield { id, words, cure, candidates };
}

/** Shorter ones could fit by accident: a user's name, the rest behind a prefix. */
const shortest = 8;

function respeltBy({ of }: Rule<string>, candidate: Candidate): readonly Candidate[] {
  const stored = storedValue(candidate.secret);
  const values: readonly StoredValue[] =
    typeof stored === 'string' ? [...new Set(of(stored))] : [inEachField(stored, of)];
  return values
    .filter((value) => JSON.stringify(value) !== JSON.stringify(stored) && isLong(value))
    .map((value) => ({ ...candidate, secret: new Secret(value) }));
}

function inEachField(
  stored: Readonly<Record<string, string>>,
  of: Rule<string>['of'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(stored).map(([name, text]) => [name, of(text).find((made) => made !== text) ?? text]),
  );
}

function isLong(value: StoredValue): boolean {
  return Object.values(typeof value === 'string' ? [value] : value).every(({ length }) => length >= shortest);
}

function asKind({ of }: Rule<Uint8Array>, candidate: Candidate): readonly Candidate[] {
  return Object.values(candidate.secret.revealEach())
    .flatMap((stored) => of(stored))
    .filter(({ length }) => length >= shortest)
    .map((bytes) => ({ ...candidate, form: { read: () => ({ kind: 'key', bytes }) } }));
}

const ofAnotherField = {
  id: 'another_field_of_secret',
  words: 'it was signed with another of the texts that are stored together',
  cure: 'store each under its own name: one was taken for the other',
};

/** Each text that is stored together with others, as if it were the one that signs. */
function otherFields(candidate: Candidate): readonly Candidate[] {
  const { '': alone, ...named } = candidate.secret.revealEach();
  if (alone !== undefined) return [];
  return Object.values(named)
    .filter(({ length }) => length >= shortest)
    .map((text) => ({ ...candidate, secret: new Secret(text) }));
}
