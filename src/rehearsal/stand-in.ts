import type { Delivery } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { receivedFrom } from '../domain/events/received.ts';
import type { ConfiguredProvider, Received } from '../domain/provider.ts';
import type { SenderAddress } from '../domain/receiving/sender-address.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import { type Sent, signable } from '../domain/verification/signed-url.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import type { Clock } from '../ports/clock.ts';
import type { HttpRequest } from '../ports/exchange.ts';
import type { SigningKey } from './signing-key.ts';

/** What a stand-in signs with. */
export interface SigningKeys {
  /** What the sender signs with now. */
  readonly current: SigningKey;
  /** What it signed with before, and until when a gateway takes it, epoch ms. */
  readonly previous?: { readonly key: SigningKey; readonly until: number } | undefined;
  /** A new one that nobody has stored. @returns nothing where only the sender can make one */
  readonly stranger: () => Promise<SigningKey | undefined>;
}

export interface StandInParts {
  readonly endpoint: Endpoint;
  readonly to: SenderAddress;
  /** A delivery that was never there before, not signed. */
  readonly make: () => HttpRequest;
  /** Headers in place of those that the sender would send, the signature too. */
  readonly forced?: ReadonlyMap<string, string>;
  /** Or why nobody here can sign. */
  readonly keys: SigningKeys | { readonly missing: string };
  /** Whether the repetitions of this sender have the bytes of the first. */
  readonly repeats: 'the same' | 'others' | 'not documented';
  /** Whom it may be taken for by mistake, the likeliest first. */
  readonly others: readonly ConfiguredProvider[];
  readonly clock: Clock;
}

/** Stands in for the sender of an endpoint: makes deliveries and signs them, and can tell what they prove. */
export class StandIn {
  readonly endpoint: Endpoint;
  readonly repeats: StandInParts['repeats'];
  readonly others: readonly ConfiguredProvider[];
  readonly to: SenderAddress;
  readonly #parts: StandInParts;

  constructor(parts: StandInParts) {
    this.endpoint = parts.endpoint;
    this.repeats = parts.repeats;
    this.others = parts.others;
    this.to = parts.to;
    this.#parts = parts;
  }

  get now(): number {
    return this.#parts.clock.now();
  }

  /** The sender's name. */
  get name(): string {
    return this.endpoint.provider.name;
  }

  get scheme() {
    return this.endpoint.provider.scheme;
  }

  /** Whether the sender publishes its keys, so that a gateway must look for them. */
  get isByPublishedKey(): boolean {
    return this.scheme.keyAddress !== undefined;
  }

  /** Why nobody here can sign, where that is so. */
  get cannotSign(): string | undefined {
    const { keys } = this.#parts;
    return 'missing' in keys ? keys.missing : undefined;
  }

  /** @throws {TypeError} where there are none */
  get keys(): SigningKeys {
    const { keys } = this.#parts;
    if ('missing' in keys) throw new TypeError(keys.missing);
    return keys;
  }

  /** A new delivery, not signed. */
  delivery(): Sent {
    const { make, forced = new Map<string, string>(), to } = this.#parts;
    const { method, headers, body } = make();
    const all = new Map([...headers, ...forced]);
    return {
      method,
      headers: all,
      body,
      host: all.get('host') ?? to.host,
      rawPath: to.rawPath,
      rawQuery: to.rawQuery,
    };
  }

  /** A delivery as it is, for a request that nobody signs. */
  unsigned(delivery = this.delivery()): Signable {
    return signable(delivery, this.endpoint);
  }

  /** @throws {TypeError} for what the sender never sends */
  signed({
    delivery = this.delivery(),
    at = this.now,
    by = this.keys.current,
    as = this.endpoint,
  }: Signing = {}): Signable {
    const signed = by.sign(delivery, as, at);
    if (!signed) throw new TypeError('it is signed with another kind of key');
    const { forced = new Map<string, string>() } = this.#parts;
    return { ...signed, headers: new Map([...signed.headers, ...forced]) };
  }

  /** A request as the gateway reads it now, if it is proven. */
  received({ method, rawQuery, headers, body }: Written): Received {
    const { now, to } = this;
    const { host, rawPath } = to;
    const delivery = { method, host, rawPath, rawQuery, headers, body, receivedAt: now, cutOffAt: now };
    return receivedFrom(delivery, this.endpoint.provider);
  }

  /** Whether a gateway whose secrets are these believes a request now. */
  isProven(request: Signable, by = this.keys.current): boolean {
    const claim = this.scheme.examine(request, this.now);
    return !isRejection(claim) && by.proves(claim, this.endpoint, this.now);
  }

  /** Whether a request asks who listens, and is answered before anything is proven. */
  asksFirst(request: Signable): boolean {
    const { handshakes = [] } = this.endpoint.provider;
    return handshakes.some((one) => one.when !== 'proven' && one.read(request) !== undefined);
  }
}

type Written = Pick<Delivery, 'method' | 'rawQuery' | 'headers' | 'body'>;

interface Signing {
  /** A new one where none is given. */
  readonly delivery?: Sent;
  /** Epoch ms; now where none is given. */
  readonly at?: number;
  readonly by?: SigningKey;
  /** As the sender of another endpoint. */
  readonly as?: Endpoint;
}
