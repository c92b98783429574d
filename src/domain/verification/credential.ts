import type { NonEmpty } from './claim.ts';
import type { PublicKey } from './crypto.ts';

/** What a stored value or a published document is, once it is read. */
export type Credential =
  /** For MACs; and, as text in UTF-8, for tokens. Never empty: anybody can sign with nothing. */
  | { readonly kind: 'key'; readonly bytes: Uint8Array }
  | { readonly kind: 'public'; readonly keys: NonEmpty<DatedKey> };

export interface DatedKey {
  readonly key: PublicKey;
  /** Among several in one document. */
  readonly id?: string | undefined;
  /** Epoch ms from which, and until which, it may be used. */
  readonly from?: number;
  readonly until?: number;
}

/** What is stored of one secret: a text, or texts with the names that its form gives them. */
export type StoredValue = string | Readonly<Record<string, string>>;

/**
 * What the secret of a sender looks like: no stricter than what it issues. It is read once, when it is fetched: a value
 * that does not fit is an alarm then, and never a 401 for every delivery.
 */
export interface CredentialForm {
  /** Ends a sentence: `an auth token of 32 lower-case hexadecimal digits`. Nothing where any text may be one. */
  readonly means?: string;
  /** Who makes it: we may choose one, or the sender issues it. */
  readonly madeBy: 'receiver' | 'sender';
  /** The names of its fields, where several are stored together. The first may stand alone, as text. */
  readonly fields?: readonly string[];
  /** Whether it looks like one that the sender signs with. */
  readonly fits: (stored: StoredValue) => boolean;
  /** @returns nothing for what cannot be one, empty text among it */
  readonly read: (stored: StoredValue) => Credential | undefined;
  /**
   * One that fits, to choose or to try things out with. Absent where only the sender can make one.
   * @param random 64 hexadecimal digits
   */
  readonly make?: (random: string) => string;
  /** All of its fields that can be made, where several are stored together. @param random makes 64 hexadecimal digits */
  readonly makeAll?: (random: () => string) => Readonly<Record<string, string>>;
  /** How the public half of a pair of ours is stored, in place of the sender's. Absent where no public key is stored. */
  readonly write?: (key: PublicKey) => string;
}
