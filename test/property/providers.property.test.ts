import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Delivery } from '../../src/domain/delivery.ts';
import { type ConfiguredProvider, configured, type Provider } from '../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../src/domain/providers/index.ts';
import { signable } from '../../src/domain/verification/signed-url.ts';
import { isRejection } from '../../src/domain/verification/verdict.ts';
import {
  deliveryOf,
  judge,
  spotsOf,
  type ValidFixture,
  validFixturesOf,
} from '../domain/support/fixtures.ts';
import { aGateway, anEndpoint, everyOption } from '../domain/support/gateways.ts';
import {
  besideSignature,
  type SignatureSpot,
  showing,
  shownAt,
  written,
} from '../domain/support/signature-spot.ts';
import { genuineSignature, noSignature } from '../domain/support/signatures.ts';
import { aDelivery } from '../support/deliveries.ts';
import { FixedSecrets, publishing } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { aFormText, aJsonText, anyText } from './arbitraries.ts';

/** The same at every run: what fails once fails for everybody. */
const seeded = (numRuns: number) => ({ seed: 20_261_126, numRuns });

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const joseValue = fc.constantFrom('HS256', 'none', 'RS256', 'ES256', '', null, 1, ['HS256'], { a: 1 });

/** Three parts, more, or fewer, of JSON or of nothing. */
const aTokenText = fc
  .tuple(
    fc.record({ alg: joseValue, kid: joseValue, crit: joseValue, b64: joseValue }, { requiredKeys: [] }),
    fc.oneof(
      fc.record(
        { exp: fc.oneof(joseValue, fc.double()), iat: fc.oneof(joseValue, fc.double()), aud: joseValue },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
    fc.oneof(fc.base64String(), anyText),
    fc.constantFrom('', '.', '..', '.e30'),
  )
  .map(([head, claims, last, more]) =>
    [base64url(JSON.stringify(head)), base64url(JSON.stringify(claims)), last].join('.').concat(more),
  );

const aNumberText = fc.constantFrom(
  '0',
  '-1',
  '1e999',
  '-0',
  '9'.repeat(400),
  '9007199254740993',
  '1.7976931348623157e308',
  'NaN',
  '0x10',
  '１２３',
  '1764158400',
  '1764158400000',
);

const aDeepText = fc
  .tuple(
    fc.constantFrom('[', '{"a":', '{"data":{"signature":', '[{"events":'),
    fc.integer({ max: 3_000, min: 1 }),
  )
  .map(([open, depth]) => open.repeat(depth));

const aText = fc.oneof(
  anyText,
  aTokenText,
  aNumberText,
  fc.constantFrom('', ' ', ',', '=', '__proto__', 'constructor', '%', '%ff', '\0', '2026-13-45T99:99:99Z'),
);

const aBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .oneof(aJsonText, aFormText, aTokenText, aDeepText, aNumberText, anyText)
    .map((text) => Buffer.from(text)),
);

const now = aDelivery().receivedAt;
const publicUrl = 'https://hooks.example.com/hook';

/** Anything in the places that this sender uses; at times well formed, and of nothing. */
function aRequestTo(provider: ConfiguredProvider): fc.Arbitrary<Delivery> {
  const id = provider.id as ProviderId;
  const spots = spotsOf(id);
  const places = spots.flatMap((spot) => [
    [spot, written(spot.template, noSignature(spot), now)] as const,
    ...besideSignature(spot).map(([place, text]) => [place, written(text, '', now)] as const),
  ]);
  const declared = Object.keys(provider.headers ?? {}).map((name) => [{ in: 'header', name }, name] as const);
  const bodies = validFixturesOf(id).map((fixture) => deliveryOf(fixture).body);
  return fc
    .record({
      method: fc.oneof(fc.constantFrom('POST', 'GET', 'HEAD', 'PUT'), anyText),
      rawQuery: fc.oneof(fc.constant(''), aFormText, aText),
      body: fc.oneof(aBody, fc.constantFrom(...bodies)),
      type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', ''),
      shown: fc.array(
        fc.tuple(
          fc.constantFrom(...places, ...declared),
          fc.oneof(fc.constant(undefined), fc.constant(undefined), aText),
        ),
        { maxLength: places.length + 2 },
      ),
    })
    .map(({ type, shown, ...parts }) =>
      shown.reduce(
        (delivery, [[place, usual], text]) => showing(delivery, place as SignatureSpot, text ?? usual),
        aDelivery({ ...parts, headers: { 'content-type': type } }),
      ),
    );
}

const bound = (provider: Provider) => configured(provider, everyOption(provider));

describe('whatever is sent to an endpoint', () => {
  it.each(providers)('of $id is examined and received, and is never an error', async (provider) => {
    const one = bound(provider);
    const [example] = validFixturesOf(provider.id);
    await fc.assert(
      fc.asyncProperty(aRequestTo(one), async (delivery) => {
        const claim = one.scheme.examine(signable(delivery, { publicUrl }), now);
        expect(isRejection(claim) ? 'rejection' : claim.kind).toEqual(expect.any(String));
        const { gateway, publisher } = aGateway({
          endpoints: [anEndpoint(provider, { options: everyOption(provider), publicUrl })],
          secrets: new FixedSecrets({ 'hooks/one': example?.secrets ?? [] }),
          keys: publishing(example?.certificates ?? {}),
          clock: new ManualClock(now),
        });
        const { kind } = await gateway.receive(delivery);
        expect(['rejected', 'refused', 'answered']).toContain(kind);
        expect(publisher.calls).toEqual([]);
      }),
      seeded(25),
    );
  });
});

/** Every place of which a bit is signed, and the text there. */
function signedTexts(id: ProviderId, fixture: ValidFixture) {
  const { spot, signature } = genuineSignature(id, fixture);
  const delivery = deliveryOf(fixture);
  const beside = besideSignature(spot).map(([place]) => place);
  const texts = beside.map((place) => [place, shownAt(delivery, place) ?? ''] as const);
  return { delivery, spot, signature, texts };
}

describe('a flipped bit', () => {
  it.each(providers)('of anything that is signed never verifies: $id', (provider) => {
    const { id } = provider;
    const fixtures = validFixturesOf(id).map((fixture) => ({ fixture, ...signedTexts(id, fixture) }));
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), fc.nat(), (one, which, bit) => {
        const { fixture, delivery, spot, signature, texts } = one;
        const verified = (other: Delivery) => judge(provider, other, fixture).verified;
        const flipped = (text: string) => {
          const at = bit % (text.length * 7);
          const code = text.charCodeAt(Math.floor(at / 7)) ^ (1 << (at % 7));
          const place = Math.floor(at / 7);
          return text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
        };
        const value = shownAt(delivery, spot)!;
        const forged = showing(
          delivery,
          spot,
          value.replace(signature, () => flipped(signature)),
        );
        const others = texts.map(([place, text]) => showing(delivery, place, flipped(text)));
        const { proof } = configured(provider, fixture.options).scheme;
        const body = Buffer.from(delivery.body);
        const at = bit % (body.length * 8);
        if (body.length > 0) body[at >> 3] = (body[at >> 3] ?? 0) ^ (1 << (at & 7));
        const ofBody = proof === 'signed' && !spot.covers && body.length > 0 ? [{ ...delivery, body }] : [];
        const all = [forged, ...(proof === 'token' ? [] : others), ...ofBody];
        expect(verified(delivery)).toBe(true);
        expect(verified(all[which % all.length]!)).toBe(false);
      }),
      seeded(40),
    );
  });
});
