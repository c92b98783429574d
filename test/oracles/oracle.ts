import type { Options } from '../../src/domain/options.ts';
import type { StoredValue } from '../../src/domain/verification/credential.ts';

/** A request as the SDK of a sender is handed it, or makes it. */
export interface Shown {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a sender's own SDK says of requests: in both directions, where it can both. */
export interface Oracle {
  /** The package on npm. */
  readonly sdk: string;
  /** What an endpoint stores. */
  readonly secret: StoredValue;
  /** Another one, which a request is not signed with. */
  readonly other: StoredValue;
  readonly options?: Options;
  readonly publicUrl?: string;
  /** What the sender sends: bodies, and headers that belong to the request before it is signed. */
  readonly bodies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** The verifier of the SDK; may throw for what it refuses. */
  readonly accepts?: (request: Shown, secret: StoredValue) => boolean | Promise<boolean>;
  /** Why the SDK takes a changed body for a good one, where it does: the signature does not cover it. */
  readonly takesOtherBodies?: string;
  /** What the sender publishes, by address, where its keys are not stored. */
  readonly published?: Readonly<Record<string, string>>;
  /** The signer of the SDK; where only the sender can sign, a key pair of the oracle's own. @param now epoch ms */
  readonly sign?: (request: Shown, secret: StoredValue, now: number) => Shown | Promise<Shown>;
}
