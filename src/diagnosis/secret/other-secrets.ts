import { unprovenJson } from '../../domain/content/unproven.ts';
import type { StoredValue } from '../../domain/verification/credential.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import type { Variant } from '../cause.ts';
import type { AtHand, Candidate, Trial } from '../trial.ts';
import { modeOf } from './modes.ts';

/** Secrets that are not tried with this delivery: whose time is over, of another account, of other stages and endpoints. */
export function* otherSecrets(trial: Trial, { otherSecrets: others }: AtHand): Iterable<Variant> {
  yield* overNow(trial);
  yield* ofOtherAccounts(trial);
  const mode = modeOf(unprovenJson(trial.request.body)?.value);
  const said = mode === undefined ? '' : `; its body says that it is from ${mode}`;
  for (const other of others)
    yield {
      cause: {
        axis: 'secret',
        id: 'another_secret',
        words: `it was signed with another secret: ${other.from}${said}`,
        cure: `store that secret for ${trial.endpoint.name}, or let the sender sign with the one that is stored`,
      },
      trial: { ...trial, candidates: alone(other) },
      isCommon: true,
    };
}

function* overNow(trial: Trial): Iterable<Variant> {
  for (const candidate of trial.candidates.filter(({ secret }) => !secret.mayVerifyAt(trial.now)))
    yield {
      cause: {
        axis: 'secret',
        id: 'secret_over',
        words: `it was signed with ${candidate.from}, which was replaced, and no longer verifies`,
        cure: 'let the sender sign with the new secret; what it sent meanwhile, it has to send again',
      },
      trial: { ...trial, candidates: alone(candidate) },
      isCommon: true,
    };
}

function* ofOtherAccounts(trial: Trial): Iterable<Variant> {
  const { request, endpoint, candidates } = trial;
  if (candidates.every(({ secret }) => secret.label.account === undefined)) return;
  const account = endpoint.provider.accounts?.find(signable(request, endpoint));
  const said = account === undefined ? 'names none that can be read' : `names the account ${account}`;
  for (const candidate of candidates.filter(({ secret }) => !secret.isFor(account)))
    yield {
      cause: {
        axis: 'secret',
        id: 'secret_of_another_account',
        words: `it was signed with the secret of the account ${candidate.secret.label.account}, and ${said}`,
        cure: 'store the secret of each account under its id; a sub-account may be signed for by its owner',
      },
      trial: { ...trial, candidates: alone(candidate) },
      isCommon: true,
    };
}

const known = new WeakMap<Candidate, readonly Candidate[]>();

/** The same list for the same candidate: with whatever is put right beside it, it is tried once. */
function alone(candidate: Candidate): readonly Candidate[] {
  const made = known.get(candidate) ?? [atAnyTime(candidate)];
  known.set(candidate, made);
  return made;
}

/** When it verifies, and for whom, is what the endpoint asks, and not who wants to know what it was signed with. */
export function atAnyTime({ secret, ...candidate }: Candidate): Candidate {
  return { ...candidate, secret: new Secret(storedValue(secret)) };
}

export function storedValue(secret: Secret): StoredValue {
  const each = secret.revealEach();
  return each[''] ?? each;
}
