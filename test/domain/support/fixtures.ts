import { readFileSync } from 'node:fs';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import type { Verdict } from '../../../src/domain/verification/verdict.ts';
import { verify } from '../../../src/domain/verification/verify.ts';
import { aDelivery } from '../../support/deliveries.ts';

/** One delivery, as somebody else signed it. `derived` marks those that no provider published. */
export interface Fixture {
  readonly id: string;
  readonly source: string;
  readonly derived?: boolean;
  readonly secrets: readonly string[];
  readonly method: string;
  readonly url: string;
  readonly publicUrl?: string;
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
}

export type ValidFixture = Fixture & { readonly expect: Expected };

export function fixturesOf(provider: ProviderId): readonly Fixture[] {
  return JSON.parse(readFileSync(`test/fixtures/providers/${provider}.json`, 'utf8'));
}

export function validFixturesOf(provider: ProviderId): readonly ValidFixture[] {
  return fixturesOf(provider).filter((fixture): fixture is ValidFixture => 'valid' in fixture.expect);
}

export function deliveryOf(fixture: Fixture): Delivery {
  const [, host = '', rawPath = '', rawQuery = ''] =
    /^https?:\/\/(?:[^/?@]*@)?([^/?]*)([^?]*)(?:\?(.*))?$/.exec(fixture.url) ?? [];
  const body = Buffer.from(fixture.body, fixture.bodyEncoding);
  const { method, headers, now } = fixture;
  return aDelivery({ method, host, rawPath, rawQuery, headers, body, receivedAt: now });
}

export interface Circumstances {
  readonly secrets: readonly string[];
  readonly now: number;
  readonly publicUrl?: string;
}

/** Verifies as the gateway does. */
export function judge(
  provider: Provider,
  delivery: Delivery,
  { secrets, now, ...endpoint }: Circumstances,
): Verdict {
  const claim = provider.scheme.examine(signable(delivery, endpoint), now);
  if ('verified' in claim) return claim;
  return verify(
    claim,
    secrets.map((secret, position) => new Secret(secret, { stage: 'current', position })),
    provider.scheme.proof,
    now,
  );
}

/** The same delivery with another header; without it where `value` is nothing. */
export function withHeader(delivery: Delivery, name: string, value: string | undefined): Delivery {
  const headers = new Map(delivery.headers);
  if (value === undefined) headers.delete(name);
  else headers.set(name, value);
  return { ...delivery, headers };
}
