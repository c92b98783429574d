import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readText } from '../../src/domain/content.ts';
import { deliveryUrn, idOf, suppressionKeyOf } from '../../src/domain/delivery-id.ts';
import { type DeliveryId, senderId } from '../../src/domain/provider.ts';
import { aDelivery, type DeliveryParts } from '../support/deliveries.ts';

const idFor = (id: ReturnType<typeof senderId.signed>, parts: DeliveryParts = {}, position = 0) => {
  const content = readText('{}');
  return idOf({ id, type: 'push', content }, { delivery: aDelivery(parts), content }, position);
};

describe('the id of a delivery', () => {
  it('is the one that the sender gave, signed or not', () => {
    expect(idFor(senderId.signed('evt_1'))).toBe('evt_1');
    expect(idFor(senderId.unsigned('evt_1'))).toBe('evt_1');
  });

  it('is a digest of the signed bytes where the sender gave none', () => {
    expect(idFor(undefined, { rawQuery: 'a=1', body: '{}' })).toBe(
      createHash('sha256').update('a=1\n0\n{}').digest('hex'),
    );
  });

  it('has a digest behind a name that was derived from the body', () => {
    expect(idFor(senderId.derived('SM1:sent'))).toMatch(/^SM1:sent:[0-9a-f]{16}$/);
  });

  it.each([undefined, senderId.derived('SM1')])('is the same on a retry of the same bytes', (id) => {
    expect(idFor(id, { body: 'a' })).toBe(
      idFor(id, { body: 'a', receivedAt: 1, host: 'b', headers: { a: 'b' } }),
    );
  });

  it.each([undefined, senderId.derived('SM1')])(
    'differs where body, query or place in the batch differ',
    (id) => {
      const ids = [
        idFor(id),
        idFor(id, { body: 'a' }),
        idFor(id, { rawQuery: 'a' }),
        idFor(id, {}, 1),
        idFor(id, { rawQuery: 'a', body: 'a' }),
      ];
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('is nothing where a sender sent an empty one', () => {
    expect([senderId.signed(''), senderId.unsigned(undefined), senderId.derived('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what tells a repetition from a new delivery', () => {
  const received = (body: string, rawQuery = '') => ({
    delivery: aDelivery({ body, rawQuery }),
    content: { kind: 'text' as const, text: body },
  });
  const key = (id: DeliveryId | undefined, body = 'a', rawQuery = '') =>
    suppressionKeyOf(
      { id, type: 't', content: { kind: 'text', text: body } },
      received(body, rawQuery),
      'hook',
    );

  it('is the sender’s own id where it is signed', () => {
    expect(key(senderId.signed('evt/1'))).toBe('urn:sallyport:hook:evt%2F1');
  });

  it('is the id with the signed bytes where whoever replays can change the id', () => {
    const id = senderId.unsigned('d1');
    expect(key(id)).toMatch(/^urn:sallyport:hook:d1#[0-9a-f]{64}$/);
    expect(key(id)).toBe(key(id));
    expect(key(id, 'b')).not.toBe(key(id));
    expect(key(id, 'a', 'q=1')).not.toBe(key(id));
  });

  it('is never an id that was derived, or none', () => {
    expect(key(senderId.derived('SM1:sent'))).toBeUndefined();
    expect(key(undefined)).toBeUndefined();
  });
});

describe('the URN of a delivery', () => {
  it('names endpoint and id', () => {
    expect(deliveryUrn('github', '72d3162e-cc78')).toBe('urn:sallyport:github:72d3162e-cc78');
  });

  it('is percent-encoded, a lone surrogate replaced', () => {
    expect(deliveryUrn('a', 'SM1:é /\n\ud800')).toBe('urn:sallyport:a:SM1%3A%C3%A9%20%2F%0A%EF%BF%BD');
  });

  it('holds an id of at most 256 characters, else its digest', () => {
    expect(deliveryUrn('a', 'x'.repeat(256))).toBe(`urn:sallyport:a:${'x'.repeat(256)}`);
    const digest = createHash('sha256').update('x'.repeat(257)).digest('hex');
    expect(deliveryUrn('a', 'x'.repeat(257))).toBe(`urn:sallyport:a:${digest}`);
  });

  it('counts the characters after encoding', () => {
    expect(deliveryUrn('a', '%'.repeat(85))).toBe(`urn:sallyport:a:${'%25'.repeat(85)}`);
    expect(deliveryUrn('a', '%'.repeat(86))).toMatch(/^urn:sallyport:a:[0-9a-f]{64}$/);
  });
});
