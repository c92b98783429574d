import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Cause } from '../cause.ts';
import { theHeaders } from '../header/mended.ts';
import type { AtHand, Trial } from '../trial.ts';
import { likelySenders } from './likely-senders.ts';
import { namesOf } from './sender-causes.ts';

/** It looks like the delivery of another sender, and none of the secrets that are at hand proves that. */
export async function senderSuspicions(trial: Trial, atHand: AtHand): Promise<readonly Cause[]> {
  const { name, provider } = trial.endpoint;
  const own = provider.scheme.examine(signable(trial.request, trial.endpoint), trial.now);
  if (!isRejection(own) || own.code !== 'signature_missing') return [];
  const likely = await likelySenders(trial, atHand);
  return likely
    .filter(({ headers }) => headers.length > 0)
    .slice(0, 1)
    .map(({ providers, headers }) => ({
      axis: 'sender',
      id: 'looks_like_another_sender',
      words: `it has ${theHeaders(headers)}, as ${namesOf(providers)} writes, and ${name} is an endpoint of ${provider.name}`,
      cure: `see which URL was given to ${namesOf(providers)}`,
    }));
}
