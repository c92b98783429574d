import { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Variant } from '../cause.ts';
import type { AtHand, Candidate, Trial } from '../trial.ts';

/** Those that the endpoint does not verify with now: replaced, left out, of other endpoints. */
export function* otherSecrets(trial: Trial, { otherSecrets: others }: AtHand): Iterable<Variant> {
  for (const other of others)
    yield {
      cause: {
        axis: 'secret',
        id: 'another_secret',
        words: `it was signed with another secret: ${other.from}`,
        cure: `store that secret for ${trial.endpoint.name}, or let the sender sign with the one that is stored`,
      },
      trial: { ...trial, candidates: [atAnyTime(other)] },
    };
}

/** Whether it may verify now is what the endpoint asks, and not who wants to know what it was signed with. */
export function atAnyTime({ secret, ...candidate }: Candidate): Candidate {
  const each = secret.revealEach();
  return { ...candidate, secret: new Secret('' in each ? (each[''] as string) : each) };
}
