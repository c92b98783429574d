import type { Secret } from './secrets/secret.ts';

/**
 * How strong the proof is: a signature over the whole body, or all of it that is used; a signature, but not over the body;
 * a shared secret that was shown, which whoever saw one request can show again with any body.
 */
export type Proof = 'signed' | 'partial' | 'token';

/** The only list of ways to say no. The sender never learns which; the log does. */
export type RejectionCode =
  | 'signature_missing'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'timestamp_malformed'
  | 'timestamp_too_old'
  | 'timestamp_in_future'
  | 'body_malformed'
  | 'body_not_signed'
  | 'body_hash_mismatch'
  /** More bytes, fields or longer names than its sender ever sends. */
  | 'form_too_large'
  /** The URL is signed, but where it ends is not known: its query is not that of `publicUrl`. */
  | 'query_not_configured'
  /** The request names a key that is not where its sender publishes keys. */
  | 'key_not_trusted'
  /** Signed by its sender, and about something else than the endpoint is configured for: a topic, an application. */
  | 'not_for_this_endpoint'
  /** A secret came in, and nobody has opened the endpoint for one, or not for this request. */
  | 'enrolment_closed'
  /** A secret came in that is not what its sender signs with, or that can be guessed. */
  | 'secret_unusable';

export interface Rejection {
  readonly verified: false;
  readonly code: RejectionCode;
}

export interface Verified {
  readonly verified: true;
  readonly proof: Proof;
  /** The one that matched. */
  readonly secret: Secret;
}

export type Verdict = Verified | Rejection;

export function reject(code: RejectionCode): Rejection {
  return { verified: false, code };
}

export function isRejection(value: object): value is Rejection {
  return 'verified' in value && value.verified === false;
}
