import { describe, expect, it } from '@jest/globals';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { eventOf } from '../support/normalised.ts';

const event = '{"id":"evt_1","type":"charge.failed", "created":1533204620, "amount":1.50}';

describe('a delivery of Stripe', () => {
  it('has the id, the type and the time of its event', () => {
    expect(eventOf(stripe, { body: event })).toMatchObject({
      id: 'evt_1',
      source: 'stripe.com',
      detailType: 'charge.failed',
      detail: event,
      time: 1533204620_000,
      resources: ['urn:sallyport:hook:evt_1'],
    });
  });

  it('is another one where its hook has another API version, and the same whichever hook repeats it', () => {
    const name = (parts: object) =>
      eventOf(stripe, { body: JSON.stringify({ ...JSON.parse(event), ...parts }) }).suppressionKey;
    const older = name({ api_version: '2024-04-10', data: { object: { amount: 1 } } });
    expect(name({ api_version: '2025-03-31.basil', data: { object: { amount: '1' } } })).not.toBe(older);
    expect(name({ api_version: '2024-04-10', account: 'acct_1' })).not.toBe(older);
    expect(name({ api_version: '2024-04-10', context: 'acct_1' })).not.toBe(older);
    // a retry is not equal to the byte: Stripe counts the hooks that it still waits for
    expect(name({ api_version: '2024-04-10', pending_webhooks: 2, request: { id: 'req_1' } })).toBe(older);
    expect(older).toMatch(/^urn:sallyport:hook:evt_1%3A[0-9a-f]{16}$/);
  });

  it('has the time of a thin event too, which writes a date', () => {
    const body = '{"created":"2022-02-15T00:27:45.330Z"}';
    expect(eventOf(stripe, { body }).time).toBe(Date.UTC(2022, 1, 15, 0, 27, 45, 330));
  });

  it.each(['{}', '{"created":"soon"}', '{"created":null}', '{"created":1e300}', '{"created":-5}'])(
    'has the time of its arrival where %s says none',
    (body) => {
      expect(eventOf(stripe, { body }).time).toBe(aDelivery().receivedAt);
    },
  );

  it('is put on the bus as the quick start would', () => {
    expect(eventOf(stripe, { body: event }, 'quick-start')).toMatchObject({
      source: 'stripe.com',
      detailType: 'charge.failed',
      detail: event,
      time: aDelivery().receivedAt,
    });
  });

  it.each(['{}', '{"id":"","type":""}', '{"id":1,"type":["a"]}', '[]', 'no JSON', '\xff'])(
    'is an event also where %s names neither id nor type',
    (body) => {
      const read = eventOf(stripe, { body: Buffer.from(body, 'latin1') });
      expect(read.detailType).toBe('unknown');
      expect(read.id).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});
