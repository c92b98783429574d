import type { Secret } from './secrets/secret.ts';

/** How strong the proof is that the provider sent exactly this. */
export type Proof =
  /** The signature covers the body. */
  'verified';

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
  | 'query_not_configured';

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
