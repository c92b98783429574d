import type { Content } from './content/content.ts';
import type { Delivery } from './delivery.ts';
import type { OptionDeclarations, Options, OptionValues } from './options.ts';
import type { Answer } from './outcome.ts';
import type { Handshake } from './verification/handshake.ts';
import type { Scheme } from './verification/scheme.ts';
import type { Accounts } from './verification/secrets/accounts.ts';
import type { Proof } from './verification/verdict.ts';

/** Where an id comes from decides what it may be used for. */
export interface DeliveryId {
  readonly value: string;
  /** Tells deliveries of one signed `value` apart; with one that is not signed, what goes with it in place of all bytes. */
  readonly apart?: string;
  readonly origin: /** The sender's own, covered by the signature, repeated on a retry. */
    | 'signed'
    /** The sender's own, repeated on a retry, but anyone who replays the delivery can change it. */
    | 'unsigned'
    /** Made here. Names an event; is never a reason to suppress one. */
    | 'derived';
}

/** A proven delivery, and what its body says. */
export interface Received {
  readonly delivery: Delivery;
  readonly content: Content;
  /** How it was proven: a header that a signature would cover is anybody's where a token was shown. */
  readonly proof: Proof;
}

/** One thing that happened at the provider. A delivery holds one or, as a batch, several. */
export interface Occurrence {
  /** Without one, or with a derived one, the engine derives the rest from the bytes. */
  readonly id?: DeliveryId | undefined;
  /** Becomes the detail-type; `unknown` where the sender does not say. */
  readonly type: string | undefined;
  /** The provider's own time, epoch ms (a fraction is cut off), where its signature covers one. */
  readonly time?: number | undefined;
  /** Which attempt of the sender this is, from 1, where it says so. */
  readonly attempt?: number | undefined;
  readonly content: Content;
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
  /** What an endpoint may set, by name. What is not declared here, no endpoint can set. */
  readonly options?: OptionDeclarations;
  /** How long the sender waits, ms. */
  readonly answerWithinMs: number;
  /** How it proves who it is; by the options of an endpoint where it depends on them. */
  readonly scheme: Scheme | ((options: Options) => Scheme);
  /** What else depends on its options: of a sender that only its endpoint describes. */
  readonly byOptions?: (
    options: Options,
  ) => Partial<Pick<Provider, 'source' | 'read' | 'headers' | 'contentOf'>>;
  /** Where a secret belongs to one account of several: how to tell whose delivery it is. */
  readonly accounts?: Accounts;
  /**
   * What a verified delivery says, where its body is more than JSON, text or bytes. Total. What is not signed has no
   * say in it: whoever sends a delivery again could choose what it means.
   */
  readonly contentOf?: (delivery: Delivery) => Content;
  /**
   * The headers that are used once a delivery is proven, in lower case, each with what it says and what whoever replays
   * a delivery can do with it: hardly a signature covers one. `contentOf` and the functions below see no others, and an
   * envelope carries those that came. docs/providers/<id>.md shows the sentences.
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** Total: reads whatever was verified. At least one occurrence. */
  readonly read: (received: Received) => readonly [Occurrence, ...Occurrence[]];
  /** What the sender asks for instead of delivering something; it is never published. */
  readonly handshakes?: readonly Handshake[];
  /**
   * How the answer to what is rejected asks for credentials (`www-authenticate`), where the sender shows them to nobody who
   * does not: `Basic realm="webhooks"`.
   */
  readonly asks?: string;
  /** Where an empty 200 is not what the sender expects. */
  readonly answer?: (received: Received) => Answer | undefined;
}

/** A provider as one endpoint has it, with its options filled in: what the engine is handed. */
export interface ConfiguredProvider extends Provider {
  readonly scheme: Scheme;
}

type SchemeByOptions<Declared extends OptionDeclarations> = (options: OptionValues<Declared>) => Scheme;

interface Definition<Id extends string, Declared extends OptionDeclarations, S>
  extends Omit<Provider, 'id' | 'methods' | 'options' | 'scheme'> {
  readonly id: Id;
  /** `POST` alone, where nothing is said. */
  readonly methods?: Provider['methods'];
  readonly options?: Declared;
  readonly scheme: S;
}

/** An alias, which declarations write out: whoever exports a provider of their own needs no name for it. */
type Defined<Id extends string, Declared extends OptionDeclarations, S> = Omit<
  Provider,
  'id' | 'options' | 'scheme'
> & {
  readonly id: Id;
  readonly options?: Declared;
  readonly scheme: S;
};

type NoOptions = Record<never, never>;

/** Checks a definition's types, and keeps the literal types of its id and of its options. */
export function defineProvider<
  const Id extends string,
  const Declared extends OptionDeclarations = NoOptions,
>(definition: Definition<Id, Declared, Scheme>): Defined<Id, Declared, Scheme>;
export function defineProvider<
  const Id extends string,
  const Declared extends OptionDeclarations = NoOptions,
>(
  definition: Definition<Id, Declared, SchemeByOptions<Declared>>,
): Defined<Id, Declared, (options: Options) => Scheme>;
export function defineProvider({
  methods = ['POST'],
  ...definition
}: Definition<string, OptionDeclarations, Provider['scheme']>): Provider {
  // the configuration has checked the options by what is declared, so that the scheme may rely on their types
  return { ...definition, methods };
}

/** @param options of an endpoint, checked by what the provider declares */
export function configured(provider: Provider, options: Options = {}): ConfiguredProvider {
  const { methods, scheme, byOptions, options: declared = {} } = provider;
  const allowed = Object.entries(declared).flatMap(([name, { allowsMethod }]) =>
    allowsMethod !== undefined && options[name] ? [allowsMethod] : [],
  );
  if (allowed.length === 0 && !byOptions && hasScheme(provider)) return provider;
  return {
    ...provider,
    ...byOptions?.(options),
    methods: [...methods, ...allowed],
    scheme: typeof scheme === 'function' ? scheme(options) : scheme,
  };
}

function hasScheme(provider: Provider): provider is ConfiguredProvider {
  return typeof provider.scheme !== 'function';
}

/** Whether the sender delivers its secret itself. */
export function enrols({ handshakes = [] }: Pick<Provider, 'handshakes'>): boolean {
  return handshakes.some(({ when }) => when === 'enrolling');
}

/** Ids of the three origins; nothing where the sender sent none. */
export const senderId = {
  /**
   * @param apart what else the sender signs that differs between two deliveries with this id, and never between a
   * delivery and its retry: the version of the API that a hook asked for
   */
  signed: (value: string | undefined, ...apart: readonly (string | undefined)[]) =>
    withParts(deliveryId(value, 'signed'), apart),
  /**
   * @param item where this is one of a batch that a retry may cut in another way: all that is said of it, which goes with
   * the id in place of the bytes of the delivery
   */
  unsigned: (value: string | undefined, ...item: readonly (string | undefined)[]) =>
    withParts(deliveryId(value, 'unsigned'), item),
  derived: (value: string | undefined) => deliveryId(value, 'derived'),
};

function withParts(
  id: DeliveryId | undefined,
  parts: readonly (string | undefined)[],
): DeliveryId | undefined {
  return id && parts.some((part) => part) ? { ...id, apart: JSON.stringify(parts) } : id;
}

function deliveryId(value: string | undefined, origin: DeliveryId['origin']): DeliveryId | undefined {
  return value ? { value, origin } : undefined;
}
