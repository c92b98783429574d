import type { Claim } from '../domain/verification/claim.ts';
import { isPinned } from '../domain/verification/engine.ts';
import { judge } from '../domain/verification/judge.ts';
import { type PublishedForm, publishedForm } from '../domain/verification/published-keys.ts';
import { possible } from '../domain/verification/secrets/accounts.ts';
import { signable } from '../domain/verification/signed-url.ts';
import { isRejection, type Rejection, type RejectionCode, reject } from '../domain/verification/verdict.ts';
import type { Candidate, Trial } from './trial.ts';

/** What became of a trial: by which candidate it verifies, or why it does not. */
export type Judged =
  | { readonly isVerified: true; readonly by: Candidate }
  | { readonly isVerified: false; readonly code: RejectionCode };

/** What its request claims, made as the engine makes it. */
export function claimOf({ request, endpoint, now }: Omit<Trial, 'candidates'>): Claim | Rejection {
  const { scheme } = endpoint.provider;
  const claim = scheme.examine(signable(request, endpoint), now);
  if (isRejection(claim) || claim.kind !== 'signature' || claim.key.at === 'stored') return claim;
  return isPinned(claim.key.url, scheme.keyAddress) ? claim : reject('key_not_trusted');
}

/** Whether one of the candidates makes it true: by the judge of the engine, and by no other. */
export function judged(claim: Claim | Rejection, trial: Trial): Judged {
  if (isRejection(claim)) return { isVerified: false, code: claim.code };
  const { proof } = trial.endpoint.provider.scheme;
  const by = candidatesFor(trial).find((one) => {
    const form = formOf(claim, one, trial);
    return form !== undefined && judge(claim, [one.secret], form, proof, trial.now).verified;
  });
  return by ? { isVerified: true, by } : { isVerified: false, code: 'signature_mismatch' };
}

/** Those that the engine would try: not those of another account. */
export function candidatesFor({ request, endpoint, candidates }: Trial): readonly Candidate[] {
  const secrets = candidates.map(({ secret }) => secret);
  const tried = new Set(possible(secrets, endpoint.provider.accounts, signable(request, endpoint)));
  return candidates.filter(({ secret }) => tried.has(secret));
}

/** How the value of a candidate is read. @returns nothing where this sender stores none */
export function formOf(claim: Claim, { form }: Candidate, { endpoint }: Trial): PublishedForm | undefined {
  return form ?? publishedFormOf(claim) ?? endpoint.provider.scheme.credential;
}

/** Whether a candidate is no secret, but a document in which the sender publishes its keys. */
export function isPublished(claim: Claim | Rejection, { secret }: Candidate): boolean {
  const form = isRejection(claim) ? undefined : publishedFormOf(claim);
  return form !== undefined && secret.as(form) !== undefined;
}

function publishedFormOf(claim: Claim): PublishedForm | undefined {
  return claim.kind === 'signature' && claim.key.at !== 'stored' ? publishedForm(claim.key) : undefined;
}
