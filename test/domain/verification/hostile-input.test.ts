import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { signatureSpots } from '../support/signatures.ts';

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
  const { header, encoding, write } = signatureSpots[provider.id];
  const delivery = aDelivery();
  const mac = Buffer.alloc(encoding === 'hex' ? 32 : 20).toString(encoding);

  async function receive(parts: DeliveryParts, value = write(mac, delivery.receivedAt)): Promise<Outcome> {
    const { gateway } = aGateway({ endpoints: [anEndpoint(provider)] });
    return gateway.receive(aDelivery({ ...parts, headers: { ...parts.headers, [header]: value } }));
  }

  it.each(hostile)('rejects %s', async (_, parts) => {
    expect(await receive(parts)).toMatchObject({ kind: 'rejected' });
  });

  it('rejects a header of eight kilobytes of signatures', async () => {
    for (const separator of [',', ', ', ';', '']) {
      const value = Array(120).fill(write(mac, delivery.receivedAt)).join(separator);
      expect(await receive({ body: '{}' }, value)).toMatchObject({ kind: 'rejected' });
    }
    const many = write(mac, delivery.receivedAt) + `,v1=${mac}`.repeat(100);
    expect(await receive({ body: '{}' }, many)).toMatchObject({ kind: 'rejected' });
  });

  it('takes no form apart that nobody has proven and that its provider would never send', async () => {
    const forms = hostile.filter(([, { headers, body = '' }]) => headers === form && body.length > 1_048_576);
    expect(forms.length).toBeGreaterThan(5);
    for (const [, parts] of forms) {
      const { gateway, secrets } = aGateway({ endpoints: [anEndpoint(provider)] });
      const headers = { ...parts.headers, [header]: write(mac, delivery.receivedAt) };
      const outcome = await gateway.receive(aDelivery({ ...parts, headers }));
      // the others sign its bytes, and look at nothing else
      const code = provider.id === 'twilio' ? 'form_too_large' : 'signature_mismatch';
      expect(outcome).toEqual({ kind: 'rejected', code });
      expect(secrets.asked.length > 0).toBe(provider.id !== 'twilio');
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
