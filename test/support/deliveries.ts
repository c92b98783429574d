import type { Delivery } from '../../src/domain/delivery.ts';
import type { Options } from '../../src/domain/options.ts';
import { type ConfiguredProvider, configured, type Provider } from '../../src/domain/provider.ts';
import type { Signable } from '../../src/domain/verification/scheme.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { signable, signedUrl } from '../../src/domain/verification/signed-url.ts';

export interface DeliveryParts extends Partial<Omit<Delivery, 'headers' | 'body'>> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const receivedAt = Date.UTC(2026, 10, 23, 12);

/** A delivery that is complete but for what a test cares about. */
export function aDelivery({ headers = {}, body = '', ...parts }: DeliveryParts = {}): Delivery {
  return {
    method: 'POST',
    host: 'hooks.example.com',
    rawPath: '/hook',
    rawQuery: '',
    headers: new Map(Object.entries(headers)),
    body: typeof body === 'string' ? Buffer.from(body) : body,
    receivedAt,
    cutOffAt: receivedAt + 30_000,
    ...parts,
  };
}

/** The URL that the sender of a delivery was given, if it is one that arrives as it was given. */
export function ownUrl(delivery: Delivery): string {
  return signedUrl({ ...delivery, ...(delivery.method === 'GET' ? { rawQuery: '' } : {}) }, {});
}

/** A provider with what its documentation shows for the options that it needs. */
function exemplary(provider: Provider): ConfiguredProvider {
  return configured(provider, neededOptions(provider));
}

export function neededOptions({ options = {} }: Provider): Options {
  const needed = Object.entries(options).filter(([, { required }]) => required);
  return Object.fromEntries(needed.map(([name, { example }]) => [name, example]));
}

/** Whether we can sign as this sender does: of some only they have the key. */
export function canSign(provider: Provider): boolean {
  return exemplary(provider).scheme.sign !== undefined;
}

/** A secret that fits, always the same one. @throws {TypeError} where only the sender can make one */
export function fittingSecret(provider: Provider): string {
  const made = exemplary(provider).scheme.credential?.make?.(random);
  if (made === undefined) throw new TypeError(`only the sender can make a secret: ${provider.id}`);
  return made;
}

const random = '3f9c1e7a0b5d8264c7e1a93f60b8d24e95a7c03b1f6d8e2a4c790b5e3d1f8a62';

/** The same delivery, signed by our own signer: good for behaviour behind the verification, never as a vector. */
export function signed(
  delivery: Delivery,
  provider: Provider,
  secret: string,
  now = delivery.receivedAt,
): Delivery {
  const request = signable(delivery, { publicUrl: ownUrl(delivery) });
  const sender = typeof provider.scheme === 'function' ? exemplary(provider) : configured(provider);
  const { headers, rawQuery, body } = signer(sender, secret)(request, now);
  return { ...delivery, rawQuery, headers, body };
}

/** @throws {TypeError} where only the sender can sign */
function signer({ id, scheme }: ConfiguredProvider, secret: string) {
  const { credential, sign } = scheme;
  // by no form could an empty secret be read, and tests ask what becomes of it
  const by = credential && (new Secret(secret).as(credential) ?? { kind: 'key', bytes: Buffer.from(secret) });
  if (!by || !sign) throw new TypeError(`only the sender can sign: ${id}`);
  return (request: Signable, now: number) => sign(request, by, now);
}
