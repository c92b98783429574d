import type { Endpoint } from '../domain/endpoint.ts';
import type { ConfiguredProvider } from '../domain/provider.ts';
import type { PublishedForm } from '../domain/verification/published-keys.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';
import type { Sent } from '../domain/verification/signed-url.ts';

/** A secret that may have proven it, or a document in which the sender publishes its keys. */
export interface Candidate {
  readonly secret: Secret;
  /** Ends "it verifies with": `the current secret of github`. Never holds the secret. */
  readonly from: string;
  /** How its value is read, where that is not as the scheme says: a key of another kind. */
  readonly form?: PublishedForm;
}

/** A request and what it is judged with: as it came, or with one thing or two put right. Never changed, but made anew. */
export interface Trial {
  readonly request: Sent;
  readonly endpoint: Endpoint;
  /** The time at which it is judged, epoch ms. */
  readonly now: number;
  readonly candidates: readonly Candidate[];
}

/** What is at hand to try. */
export interface AtHand {
  /** Secrets that the endpoint does not verify with now: replaced ones, those left out, those of other endpoints and files. */
  readonly otherSecrets: readonly Candidate[];
  /** Every sender that may have sent it: of those that need options, as their documentation shows them. */
  readonly senders: () => Promise<readonly ConfiguredProvider[]>;
  /** Other URLs under which it may have been signed: of `--url`, of other endpoints. */
  readonly otherUrls: readonly string[];
}
