import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { showing, signsForm, written } from '../support/signature-spot.ts';
import { inTheWordsOf, noSignature, spotOf } from '../support/signatures.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const million = 1_000_000;

/** What a stranger may send: shaped well enough to come as far as the comparison of signatures, and as dear as can be. */
const hostile: readonly (readonly [name: string, parts: DeliveryParts])[] = [
  ['four megabytes of brackets', { body: '['.repeat(4 * million) }],
  ['four megabytes of nested arrays', { body: '['.repeat(2 * million) + ']'.repeat(2 * million) }],
  [
    'a form with 200,000 repeats of one name',
    { headers: form, body: 'a=12345678901234567&'.repeat(200_000) },
  ],
  [
    'a form of 400,000 names',
    { headers: form, body: Array.from({ length: 400_000 }, (_, n) => `${n}=1`).join('&') },
  ],
  ['a form of percent signs', { headers: form, body: `a=${'%41'.repeat(million)}` }],
  ['a form of ampersands', { headers: form, body: '&'.repeat(4 * million) }],
  ['a query of hashes', { rawQuery: 'bodySHA256='.repeat(700), body: '{}' }],
  ['a form of 741,000 fields', { headers: form, body: `${'a=bcd&'.repeat(740_999)}a=b` }],
  ['a form of one long name', { headers: form, body: `${'a'.repeat(4 * million)}=1` }],
  ['a form of one long value', { headers: form, body: `a=${'%2B'.repeat(million)}` }],
  ['a query of ampersands', { rawQuery: '&'.repeat(million), headers: form, body: 'a=1' }],
  [
    'a query of characters that may be encoded',
    { rawQuery: "%40:'".repeat(million / 10), headers: form, body: 'a=1' },
  ],
  ['bytes that are no text', { body: Buffer.alloc(4 * million, 0xff) }],
];

/** Each test ends at all only if the work grows with the input and not with its square. */
describe.each(providers)('$id', (provider) => {
  const spot = spotOf(provider.id);
  const mac = noSignature(spot);
  const { receivedAt } = aDelivery();
  const wellSigned = (parts: DeliveryParts) => inTheWordsOf(provider.id, aDelivery(parts), mac, receivedAt);

  async function receive(delivery: Delivery): Promise<{ outcome: Outcome; isAsked: boolean }> {
    const { gateway, secrets } = aGateway({ endpoints: [anEndpoint(provider)] });
    const outcome = await gateway.receive(delivery);
    return { outcome, isAsked: secrets.asked.length > 0 };
  }

  it.each(hostile)('rejects %s', async (_, parts) => {
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
    const forms = hostile.filter(([, { headers, body = '' }]) => headers === form && body.length > 1_048_576);
    expect(forms.length).toBeGreaterThan(5);
    for (const [, parts] of forms) {
      expect(await receive(wellSigned(parts))).toEqual(
        signsForm(spot)
          ? { outcome: { kind: 'rejected', code: 'form_too_large' }, isAsked: false }
          : // the others sign its bytes, and look at nothing else
            { outcome: { kind: 'rejected', code: 'signature_mismatch' }, isAsked: true },
      );
    }
  });

  it.each(hostile.slice(1, 2))('publishes %s where its provider signed it', async (_, parts) => {
    const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(provider)] });
    expect(await gateway.receive(signed(aDelivery(parts), provider, 's3cret'))).toMatchObject({
      kind: 'accepted',
    });
    expect(publisher.events).toHaveLength(1);
  });
});
