import { hmac } from '../../domain/providers/hmac.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { askedHeaders } from '../asked-headers.ts';
import type { Variant } from '../cause.ts';
import { configuredIfValid } from '../configured-if-valid.ts';
import { hmacOptionsOf } from '../header/hmac-options.ts';
import { atAnyTime } from '../secret/other-secrets.ts';
import type { AtHand, Trial } from '../trial.ts';
import { speaksFor } from './hints.ts';

/**
 * Signed by HMAC with a secret that is at hand, in a header of no sender that is known here: which options tell how.
 * @param known headers of senders that are known
 */
export function* unknownSender(
  trial: Trial,
  { otherSecrets }: AtHand,
  known: ReadonlySet<string>,
): Iterable<Variant> {
  const { request, endpoint, now } = trial;
  // what its own sender wrote beside its proof is no other's
  if (endpoint.provider.id === hmac.id || speaksFor(endpoint.provider, request.headers) > 0) return;
  const own = askedHeaders(endpoint.provider.scheme, signable(request, endpoint), now);
  const headers = new Map([...request.headers].filter(([name]) => !known.has(name) && !own.includes(name)));
  const candidates = [...trial.candidates, ...otherSecrets.map(atAnyTime)];
  for (const options of hmacOptionsOf({ headers }, {})) {
    const provider = configuredIfValid(hmac, options);
    if (!provider) continue;
    const set = JSON.stringify(options);
    yield {
      cause: {
        axis: 'sender',
        id: 'signed_by_unknown_sender',
        words: `it is signed in ${options.header}, as no sender does that is known here, and ${endpoint.name} is an endpoint of ${endpoint.provider.name}`,
        cure: `let it come to an endpoint with the provider hmac and the options ${set}`,
      },
      trial: { ...trial, candidates, endpoint: { ...endpoint, options, provider } },
    };
  }
}
