import type { Content } from './content/content.ts';
import type { Delivery } from './delivery.ts';
import type { Answer } from './outcome.ts';
import type { Scheme } from './verification/scheme.ts';
import type { Accounts, SecretForm } from './verification/secrets/secret-form.ts';

/** Where an id comes from decides what it may be used for. */
export interface DeliveryId {
  readonly value: string;
  /** Tells deliveries of one signed `value` apart. */
  readonly apart?: string;
  readonly origin: /** The sender's own, covered by the signature, repeated on a retry. */
    | 'signed'
    /** The sender's own, repeated on a retry, but anyone who replays the delivery can change it. */
    | 'unsigned'
    /** Made here. Names an event; is never a reason to suppress one. */
    | 'derived';
}

/** A delivery whose signature is good, and what its body says. */
export interface Received {
  readonly delivery: Delivery;
  readonly content: Content;
}

/** One thing that happened at the provider. A delivery holds one or, as a batch, several. */
export interface Occurrence {
  /** Without one, or with a derived one, the engine derives the rest from the bytes. */
  readonly id?: DeliveryId | undefined;
  /** Becomes the detail-type. */
  readonly type: string;
  /** The provider's own time, epoch ms (a fraction is cut off), where its signature covers one. */
  readonly time?: number | undefined;
  /** Which attempt of the sender this is, from 1, where it says so. */
  readonly attempt?: number | undefined;
  readonly content: Content;
}

/** Something that an endpoint may set for its provider, under `options`. */
export interface OptionDeclaration {
  readonly type: 'boolean';
  /** What happens where it is set, for readers of the documentation. */
  readonly meaning: string;
  /** A method that an endpoint takes only where this is set. */
  readonly allowsMethod?: string;
  /** Whether it can work only where `publicUrl` is set too. */
  readonly needsPublicUrl?: boolean;
}

/**
 * The definition of one sender: how it signs, names and expects to be answered. It only describes;
 * the engine takes every security decision.
 */
export interface Provider {
  /** Part of the configuration: never renamed. */
  readonly id: string;
  readonly name: string;
  /** Where the sender documents how it signs. */
  readonly docs: `https://${string}`;
  /** The source of its events: its domain. */
  readonly source: string;
  readonly methods: readonly [string, ...string[]];
  /** By name. What is not declared here, no endpoint can set. */
  readonly options?: Readonly<Record<string, OptionDeclaration>>;
  /** How long the sender waits, ms. */
  readonly answerWithinMs: number;
  /** Who makes the secret: we may choose one, or the sender issues it. */
  readonly secretMadeBy: 'receiver' | 'sender';
  /** What its secrets look like, where they look alike: one that does not is refused when it is read. */
  readonly secretForm?: SecretForm;
  /** Where a secret belongs to one account of several: how to tell whose delivery it is. */
  readonly accounts?: Accounts;
  readonly scheme: Scheme;
  /**
   * What a verified delivery says, where its body is more than JSON, text or bytes. Total. What is not signed has no
   * say in it: whoever sends a delivery again could choose what it means.
   */
  readonly contentOf?: (delivery: Delivery) => Content;
  /**
   * The headers that are used once a delivery is proven, in lower case, each with what it says and what whoever replays
   * a delivery can do with it: no signature covers them. `contentOf` and the functions below see no others, and an
   * envelope carries those that came. docs/providers.md shows the sentences.
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** What comes when a person has the sender deliver something once more, in one sentence or two for docs/providers.md. */
  readonly byHand?: string;
  /** Total: reads whatever was verified. At least one occurrence. */
  readonly read: (received: Received) => readonly [Occurrence, ...Occurrence[]];
  /** Answers a signed request that is no event. */
  readonly handshake?: (received: Received) => Answer | undefined;
  /** Where an empty 200 is not what the sender expects. */
  readonly answer?: (received: Received) => Answer | undefined;
  /** What the quick start of the EventBridge console would have made of it. Absent: it does not know this sender. */
  readonly quickStart?: (occurrence: Occurrence) => Occurrence;
}

/** Checks a definition's types and keeps the literal type of its id. */
export function defineProvider<const Id extends string>(provider: Provider & { readonly id: Id }) {
  return provider;
}

/** Ids of the three origins; nothing where the sender sent none. */
export const senderId = {
  /**
   * @param apart what else the sender signs that differs between two deliveries with this id, and never between a
   * delivery and its retry: the version of the API that a hook asked for
   */
  signed: (value: string | undefined, ...apart: readonly (string | undefined)[]) => {
    const id = deliveryId(value, 'signed');
    return id && apart.some((part) => part) ? { ...id, apart: JSON.stringify(apart) } : id;
  },
  unsigned: (value: string | undefined) => deliveryId(value, 'unsigned'),
  derived: (value: string | undefined) => deliveryId(value, 'derived'),
};

function deliveryId(value: string | undefined, origin: DeliveryId['origin']): DeliveryId | undefined {
  return value ? { value, origin } : undefined;
}
