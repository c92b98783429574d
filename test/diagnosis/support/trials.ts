import { createHmac } from 'node:crypto';
import type { AtHand, Candidate, Trial } from '../../../src/diagnosis/trial.ts';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../../src/domain/providers/index.ts';
import type { StoredValue } from '../../../src/domain/verification/credential.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { deliveryOf, type Fixture, validFixturesOf } from '../../domain/support/fixtures.ts';

export const nothingAtHand: AtHand = { otherSecrets: [], senders: async () => [], otherUrls: [] };

/** Every sender, with the options that it needs as its documentation shows them. */
const everySender = providers.map((provider: Provider) => {
  const needed = Object.entries(provider.options ?? {}).filter(([, { required }]) => required);
  return configured(provider, Object.fromEntries(needed.map(([name, { example }]) => [name, example])));
});

export const sendersAtHand: AtHand = { ...nothingAtHand, senders: async () => everySender };

export function candidate(value: StoredValue, from = 'the current secret'): Candidate {
  return { secret: new Secret(value), from };
}

export function endpointOf(id: ProviderId, more: Partial<Fixture> = {}): Endpoint {
  const provider = configured(providers.find((one) => one.id === id) as Provider, more.options);
  const publicUrl = more.publicUrl === undefined ? {} : { publicUrl: more.publicUrl };
  const options = more.options ? { options: more.options } : {};
  return { name: id, provider, bus: 'default', format: 'payload', ...publicUrl, ...options };
}

/** A delivery of a sender that verifies, as somebody else signed it. */
export function trialOf(id: ProviderId, number = 0): Trial {
  const fixture = validFixturesOf(id)[number];
  if (!fixture) throw new Error(`${id} has no such fixture`);
  const { certificates = {}, secrets, now } = fixture;
  const documents = Object.values(certificates).map((text) => candidate(text, 'the published key'));
  return {
    request: deliveryOf(fixture),
    endpoint: endpointOf(id, fixture),
    now,
    candidates: [...secrets.map((value) => candidate(value)), ...documents],
  };
}

export function withBody(trial: Trial, body: string | Uint8Array): Trial {
  return { ...trial, request: { ...trial.request, body: Buffer.from(body) } };
}

export function withHeaders(trial: Trial, ...headers: readonly (readonly [string, string])[]): Trial {
  return {
    ...trial,
    request: { ...trial.request, headers: new Map([...trial.request.headers, ...headers]) },
  };
}

export function withSecret(trial: Trial, ...values: readonly StoredValue[]): Trial {
  return { ...trial, candidates: values.map((value) => candidate(value)) };
}

/** A push of GitHub's, signed by OpenSSL and not by us. */
export function signedByGitHub(key: string | Uint8Array, body = '{"zen":"Design for failure."}'): Trial {
  const signature = createHmac('sha256', key).update(body).digest('hex');
  const trial = withBody(trialOf('github'), body);
  return withHeaders(trial, ['x-hub-signature-256', `sha256=${signature}`]);
}
