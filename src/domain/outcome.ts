import type { RejectionCode } from './verification/verdict.ts';

/** What the sender gets to read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What nearly every sender takes as "delivered". */
export const delivered: Answer = { status: 200, headers: {}, body: '' };

/** What became of a delivery. */
export type Outcome =
  /** On the bus; or in safe keeping until the bus takes it; or dealt with before. */
  | { readonly kind: 'accepted' | 'parked' | 'duplicate'; readonly answer: Answer }
  /** A handshake: answered as the provider asks, nothing published. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  /**
   * Not proven. To the sender every code, and an unknown endpoint, looks the same, but where it shows its credentials only to
   * who asks for them: `asks` is how.
   */
  | { readonly kind: 'rejected'; readonly code: RejectionCode | 'unknown_endpoint'; readonly asks?: string }
  | { readonly kind: 'refused'; readonly code: 'method_not_allowed'; readonly allow: readonly string[] }
  | { readonly kind: 'refused'; readonly code: 'wrong_origin' | 'too_large' }
  /** Nothing durable took it: the sender must try again. */
  | { readonly kind: 'unavailable'; readonly code: string }
  /** Our bug. */
  | { readonly kind: 'failed'; readonly code: 'internal' };
