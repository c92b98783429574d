import type { Options } from '../../src/domain/options.ts';
import { configured, type Provider } from '../../src/domain/provider.ts';
import { Engine, type Proving, provingOf } from '../../src/domain/verification/engine.ts';
import type { Signable } from '../../src/domain/verification/scheme.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { signable } from '../../src/domain/verification/signed-url.ts';
import { aDelivery } from '../../test/support/deliveries.ts';

/** What a sender sends, but for its signature. */
export interface Sent {
  readonly provider: Provider;
  readonly options?: Options;
  readonly secret: string;
  readonly publicUrl?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where only the sender can sign. */
  readonly sign?: (request: Signable, now: number) => Signable;
}

/** A delivery as its sender signs it now. */
export function signedBy(sent: Sent): Signable {
  const now = Date.now();
  const { headers = {}, body, publicUrl = `https://hooks.example.com/${sent.provider.id}` } = sent;
  const delivery = aDelivery({ rawPath: new URL(publicUrl).pathname, headers, body, receivedAt: now });
  const request = signable(delivery, { publicUrl });
  if (sent.sign) return sent.sign(request, now);
  const { scheme } = configured(sent.provider, sent.options);
  const by = scheme.credential && new Secret(sent.secret).as(scheme.credential);
  if (!by || !scheme.sign) throw new TypeError(`only the sender can sign: ${sent.provider.id}`);
  return scheme.sign(request, by, now);
}

/** Our verifier, with the secret at hand. */
export function engineFor({ provider, options, secret }: Sent) {
  const secrets = [new Secret(secret)];
  const stored = { get: async () => secrets, refresh: async () => undefined };
  const engine = new Engine(stored, stored, { now: () => Date.now() });
  const by: Proving = provingOf({ provider: configured(provider, options), secretId: 'at hand' });
  return (request: Signable) => engine.verify(request, by);
}
