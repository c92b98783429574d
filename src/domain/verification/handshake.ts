import type { Answer } from '../outcome.ts';
import type { Received } from '../provider.ts';
import type { CredentialForm } from './credential.ts';
import type { Digest } from './crypto.ts';
import type { Encoding } from './encoding.ts';
import type { Signable } from './scheme.ts';

/**
 * What a sender asks for instead of delivering something, so as to know that somebody listens. A provider says how it is
 * recognised and what is asked for; the gateway compares, computes and answers. Never published.
 */
export type Handshake =
  /** Before anything is proven: whoever asks is answered, so that a challenge must give nothing away. */
  | { readonly when: 'unproven'; readonly read: (request: Signable) => Challenge | undefined }
  /** Before anything is proven, and only while an operator lets it: what is asked is to be believed from now on. */
  | { readonly when: 'enrolling'; readonly read: (request: Signable) => Enrolment | undefined }
  /** Signed like a delivery, and verified first. */
  | { readonly when: 'proven'; readonly read: (received: Received) => Challenge | undefined };

export type Challenge = Reply | Echo | MacOfChallenge | Confirmation;

/** The same words for everybody. */
interface Reply {
  readonly kind: 'reply';
  readonly answer: Answer;
}

/**
 * The sender's own text, short: as plain text, as a member of a JSON object, or in a header, beside a body that is empty unless
 * it is JSON. Never as anything that a browser obeys.
 */
export interface Echo {
  readonly kind: 'echo';
  readonly text: string;
  readonly inJson?: string;
  /** In lower case. */
  readonly inHeader?: string;
  /** A token that must be right first: what was shown, and how it is stored. */
  readonly token?: { readonly shown: string | undefined; readonly credential: CredentialForm };
}

/**
 * A MAC of what the sender asks, with the key of its deliveries: the whole challenge must match `shape`, which lets nothing
 * pass that a delivery could be, or whoever asks could have deliveries signed.
 */
export interface MacOfChallenge {
  readonly kind: 'mac';
  readonly challenge: string;
  readonly shape: RegExp;
  readonly digest: Digest;
  readonly encoding: Encoding;
  /** Another field of the same secret, which is no secret and goes with the MAC. Where it is not stored, nothing is answered. */
  readonly beside?: CredentialForm;
  readonly answer: (mac: string, beside: string) => Answer;
}

/** A look at an address that the sender names, within those that it has: the whole address must match. */
interface Confirmation {
  readonly kind: 'confirm';
  readonly url: string;
  readonly address: RegExp;
}

/** The sender delivers the secret that it will sign with. The answer is given once that is stored. */
export interface Enrolment {
  readonly kind: 'enrol';
  readonly secret: string;
  readonly answer: Answer;
}
