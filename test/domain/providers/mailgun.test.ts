import { describe, expect, it } from '@jest/globals';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { configured } from '../../../src/domain/provider.ts';
import { mailgun } from '../../../src/domain/providers/mailgun.ts';
import { deliveryOf, validFixturesOf } from '../support/fixtures.ts';

describe('a delivery of Mailgun', () => {
  const delivery = deliveryOf(validFixturesOf('mailgun')[0]!);
  const { content, proof } = receivedFrom(delivery, configured(mailgun));

  it('does not carry on what would prove any other body', () => {
    const { signature } = JSON.parse(Buffer.from(delivery.body).toString()).signature;
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    expect(content).toMatchObject({
      kind: 'json',
      value: { signature: { signature: '[secret]', timestamp: '1767261600' } },
    });
    expect(JSON.stringify(content)).not.toContain(signature);
  });

  it('is proven in part only, so that its id suppresses nothing by itself', () => {
    expect(proof).toBe('partial');
    const [{ id }] = mailgun.read(receivedFrom(delivery, configured(mailgun)));
    expect(id).toEqual({ value: 'CPgfbmQMTCKtHW6uIWtuVe', origin: 'unsigned' });
  });
});
