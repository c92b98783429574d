import { readFileSync } from 'node:fs';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Options } from '../../../src/domain/options.ts';
import { type ConfiguredProvider, configured, type Provider } from '../../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../../src/domain/providers/index.ts';
import type { StoredValue } from '../../../src/domain/verification/credential.ts';
import { isPinned } from '../../../src/domain/verification/engine.ts';
import { judge as judgeClaim } from '../../../src/domain/verification/judge.ts';
import { publishedForms } from '../../../src/domain/verification/published-keys.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import { isRejection, reject, type Verdict } from '../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { everyOption } from './gateways.ts';
import type { SignatureSpot } from './signature-spot.ts';

/** One delivery, as somebody else signed it. `derived` marks those that no provider published. */
export interface Fixture {
  readonly id: string;
  readonly source: string;
  readonly derived?: boolean;
  readonly secrets: readonly StoredValue[];
  readonly method: string;
  readonly url: string;
  readonly publicUrl?: string;
  /** Where none are named, every one that there is. */
  readonly options?: Options;
  readonly certificates?: Readonly<Record<string, string>>;
  /** Which of the forms of its file it is in, where two of them look alike. */
  readonly signs?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodyEncoding: 'utf8' | 'base64';
  /** Epoch ms. */
  readonly now: number;
  readonly expect: Expected | { readonly code: string };
}

interface Expected {
  readonly valid: true;
  readonly type: string;
  readonly eventId?: string;
  readonly eventIdPrefix?: string;
  readonly time?: number;
  /** How many events it holds, where they are several. */
  readonly events?: number;
}

export type ValidFixture = Fixture & { readonly expect: Expected };

/** What a sender asks instead of delivering something, and what it is told. One whose URL shows a ticket finds its window open. */
export interface HandshakeFixture extends Omit<Fixture, 'expect'> {
  readonly expect: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** What the gateway looks at before it answers. */
  readonly calls?: readonly { readonly url: string }[];
}

/** What somebody else wrote down of a provider. */
interface FixtureFile {
  readonly signature: SignatureSpot;
  /** Other ways in which it proves who it is, for endpoints with other options. */
  readonly otherSignature?: SignatureSpot | readonly SignatureSpot[];
  /** Every bit of every delivery is attacked, and not of the first alone. */
  readonly everyBit?: boolean;
  /** What it publishes, by address. */
  readonly certificates?: Readonly<Record<string, string>>;
  readonly deliveries: readonly Fixture[];
  readonly handshakes?: readonly HandshakeFixture[];
}

const files = new Map<ProviderId, FixtureFile>();

/** Read once: everybody who asks is handed the same deliveries. */
export function fixtureFileOf(provider: ProviderId): FixtureFile {
  const known = files.get(provider);
  if (known) return known;
  const read: FixtureFile = JSON.parse(readFileSync(`test/fixtures/providers/${provider}.json`, 'utf8'));
  const { certificates, deliveries, handshakes = [] } = read;
  const sender = providers.find(({ id }) => id === provider);
  const usual = {
    ...(sender && { options: everyOption(sender) }),
    ...(certificates && { certificates }),
  };
  const file = {
    ...read,
    deliveries: deliveries.map((one) => ({ ...usual, ...one })),
    handshakes: handshakes.map((one) => ({ ...usual, ...one })),
  };
  files.set(provider, file);
  return file;
}

export function fixturesOf(provider: ProviderId): readonly Fixture[] {
  return fixtureFileOf(provider).deliveries;
}

export function handshakesOf(provider: ProviderId): readonly HandshakeFixture[] {
  return fixtureFileOf(provider).handshakes ?? [];
}

/** In which ways it proves who it is: the usual one first. */
export function spotsOf(provider: ProviderId): readonly SignatureSpot[] {
  const { signature, otherSignature = [] } = fixtureFileOf(provider);
  return [signature, ...[otherSignature].flat()];
}

export function validFixturesOf(provider: ProviderId): readonly ValidFixture[] {
  return fixturesOf(provider).filter((fixture): fixture is ValidFixture => 'valid' in fixture.expect);
}

export function deliveryOf(fixture: Omit<Fixture, 'expect'>): Delivery {
  const [, host = '', rawPath = '', rawQuery = ''] =
    /^https?:\/\/(?:[^/?@]*@)?([^/?]*)([^?]*)(?:\?(.*))?$/.exec(fixture.url) ?? [];
  const body = Buffer.from(fixture.body, fixture.bodyEncoding);
  const { method, headers, now } = fixture;
  return aDelivery({ method, host, rawPath, rawQuery, headers, body, receivedAt: now });
}

export interface Circumstances {
  readonly secrets: readonly StoredValue[];
  readonly now: number;
  readonly publicUrl?: string;
  readonly options?: Options;
  /** What the sender publishes, by address. */
  readonly certificates?: Readonly<Record<string, string>>;
}

/** Verifies as the gateway does. */
export function judge(
  provider: Provider,
  delivery: Delivery,
  { secrets, now, options, certificates = {}, ...endpoint }: Circumstances,
): Verdict {
  const { scheme } = configuredOnce(provider, options);
  const claim = scheme.examine(signable(delivery, endpoint), now);
  if (isRejection(claim)) return claim;
  const place = claim.kind === 'signature' ? claim.key : { at: 'stored' as const };
  if (place.at !== 'stored' && !isPinned(place.url, scheme.keyAddress)) return reject('key_not_trusted');
  const values = place.at === 'stored' ? secrets : [certificates[place.url] ?? ''];
  const form =
    place.at === 'stored' ? scheme.credential : place.at === 'told' ? place.answer : publishedForms[place.at];
  return judgeClaim(claim, values.map(secretAt), form!, scheme.proof, now);
}

const schemes = new WeakMap<Provider, Map<string, ConfiguredProvider>>();
const held = new Map<string, Secret>();

/** A gateway, too, makes a scheme once, and reads a key once: an attack is thousands of deliveries to the same one. */
function configuredOnce(provider: Provider, options: Options = {}): ConfiguredProvider {
  const known = schemes.get(provider) ?? new Map<string, ConfiguredProvider>();
  const name = JSON.stringify(options);
  const one = known.get(name) ?? configured(provider, options);
  schemes.set(provider, known.set(name, one));
  return one;
}

function secretAt(value: StoredValue, position: number): Secret {
  const name = `${position} ${JSON.stringify(value)}`;
  const secret = held.get(name) ?? new Secret(value, { stage: 'current', position });
  held.set(name, secret);
  return secret;
}
