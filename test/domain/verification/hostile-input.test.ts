import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { configured } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { FixedSecrets, publishing } from '../../support/fakes.ts';
import { signsAnyBody } from '../support/bodies.ts';
import { fixtureFileOf } from '../support/fixtures.ts';
import { aGateway, anEndpoint, everyOption } from '../support/gateways.ts';
import { showing, written } from '../support/signature-spot.ts';
import { inTheWordsOf, noSignature, spotOf } from '../support/signatures.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const million = 1_000_000;

type Hostile = readonly (readonly [name: string, parts: DeliveryParts])[];

/** What a stranger may send: shaped well enough to come as far as the comparison of signatures, and as dear as can be. */
const hostile: Hostile = hostileOf(million, 4 * million);

/** Enough to tell work that grows from work that grows with the square; one form is more than a sender sends. */
const hostileToMany: Hostile = hostileOf(million / 20, 1_100_000);

function hostileOf(some: number, longest: number): Hostile {
  const repeated = (text: string) => text.repeat(some);
  return [
    ['many brackets', { body: '['.repeat(4 * some) }],
    ['many nested arrays', { body: '['.repeat(2 * some) + ']'.repeat(2 * some) }],
    [
      'a form with many repeats of one name',
      { headers: form, body: 'a=12345678901234567&'.repeat(some / 5) },
    ],
    [
      'a form of many names',
      { headers: form, body: Array.from({ length: some * 0.4 }, (_, n) => `${n}=1`).join('&') },
    ],
    ['a form of percent signs', { headers: form, body: `a=${repeated('%41')}` }],
    ['a form of ampersands', { headers: form, body: '&'.repeat(4 * some) }],
    ['a query of hashes', { rawQuery: 'bodySHA256='.repeat(700), body: '{}' }],
    ['a form of many fields', { headers: form, body: `${'a=bcd&'.repeat(Math.ceil(some * 0.741) - 1)}a=b` }],
    ['a form of one long name', { headers: form, body: `${'a'.repeat(longest)}=1` }],
    ['a form of one long value', { headers: form, body: `a=${repeated('%2B')}` }],
    ['a query of ampersands', { rawQuery: '&'.repeat(some), headers: form, body: 'a=1' }],
    [
      'a query of characters that may be encoded',
      { rawQuery: "%40:'".repeat(some / 10), headers: form, body: 'a=1' },
    ],
    ['bytes that are not text', { body: Buffer.alloc(4 * some, 0xff) }],
  ];
}

/** Each test ends at all only if the work grows with the input and not with its square. */
describe.each(providers)('$id', (provider) => {
  const isTriedAtLength = fixtureFileOf(provider.id).everyBit ?? false;
  const sent = isTriedAtLength ? hostile : hostileToMany;
  const options = everyOption(provider);
  const bound = configured(provider, options);
  const { scheme } = bound;
  const spot = spotOf(provider.id);
  const mac = noSignature(spot);
  const { receivedAt } = aDelivery();
  const wellSigned = (parts: DeliveryParts) => inTheWordsOf(provider.id, aDelivery(parts), mac, receivedAt);

  async function receive(delivery: Delivery): Promise<{ outcome: Outcome; isAsked: boolean }> {
    // who publishes keys does so to strangers too: their requests come as far as the comparison
    const keys = publishing(fixtureFileOf(provider.id).certificates ?? {});
    const { gateway, secrets } = aGateway({ endpoints: [anEndpoint(provider, { options })], keys });
    const outcome = await gateway.receive(delivery);
    return { outcome, isAsked: secrets.asked.length > 0 };
  }

  it.each(sent)('rejects %s', async (_, parts) => {
    expect((await receive(wellSigned(parts))).outcome).toMatchObject({ kind: 'rejected' });
  });

  it('rejects a header of eight kilobytes of signatures', async () => {
    const delivery = wellSigned({ body: '{}' });
    const one = written(spot.template, mac, receivedAt);
    const many = [',', ', ', ';', ' ', ''].map((separator) => Array(120).fill(one).join(separator));
    for (const value of [...many, one + `,v1=${mac}`.repeat(100)]) {
      const { outcome } = await receive(showing(delivery, spot, value));
      expect(outcome).toMatchObject({ kind: 'rejected' });
    }
  });

  it('takes no form apart that nobody has proven and that its provider would never send', async () => {
    const forms = sent.filter(([, { headers, body = '' }]) => headers === form && body.length > 1_048_576);
    expect(forms.length).toBeGreaterThan(isTriedAtLength ? 5 : 0);
    for (const [, parts] of forms) {
      const result = await receive(wellSigned(parts));
      // who signs one field of a form, or writes its signature there, does not find it
      const codes = isTriedAtLength
        ? ['form_too_large']
        : ['form_too_large', 'body_malformed', 'signature_missing'];
      if (spot.covers === 'form') {
        expect(result).toMatchObject({ outcome: { kind: 'rejected' }, isAsked: false });
        expect(codes).toContain(result.outcome.kind === 'rejected' ? result.outcome.code : '');
      }
      // the others sign its bytes, and look at nothing else, or see at once that it is none of theirs
      else if (result.isAsked)
        expect(result.outcome).toMatchObject({ kind: 'rejected', code: 'signature_mismatch' });
      else expect(result.outcome).toMatchObject({ kind: 'rejected' });
    }
  });

  // who signs fields of JSON, or objects alone, and who alone can sign, is asked by tests of its own
  for (const [name, parts] of signsAnyBody(bound) ? sent.slice(1, 2) : [])
    it(`publishes ${name} where its provider signed it`, async () => {
      const secret = String(scheme.credential?.make?.('0f8d1c6b7a2e4935d0c1b2a394857f6e'.repeat(2)));
      const { gateway, publisher } = aGateway({
        endpoints: [anEndpoint(provider, { options })],
        secrets: new FixedSecrets({ 'hooks/one': [secret] }),
      });
      expect(
        await gateway.receive(signed(aDelivery(parts), configured(provider, options), secret)),
      ).toMatchObject({
        kind: 'accepted',
      });
      expect(publisher.events).toHaveLength(1);
    });
});
