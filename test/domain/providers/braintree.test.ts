import { describe, expect, it } from '@jest/globals';
import { braintree } from '../../../src/domain/providers/braintree.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { judge } from '../support/fixtures.ts';
import { eventOf, formType } from '../support/normalised.ts';

const secret = '2f0e8f6f8d3a4e1c9b7a5d2c1e0f9a8b';
const xml = '<notification><kind>check</kind><subject><kind>other</kind></subject></notification>';
const body = (payload: string) => new URLSearchParams({ bt_payload: payload }).toString();
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a notification of Braintree', () => {
  it('verifies as it is signed here, with the private key alone', () => {
    const delivery = signed(aDelivery({ headers: formType, body: body(base64(xml)) }), braintree, secret);
    expect(judge(braintree, delivery, { secrets: [secret], now: 0 })).toMatchObject({ verified: true });
    expect(judge(braintree, delivery, { secrets: [`${secret}0`], now: 0 })).toMatchObject({
      verified: false,
    });
  });

  it('cannot be signed without a payload, nor with one that could be a challenge', () => {
    for (const payload of ['', 'no base64!', 'a'.repeat(32)])
      expect(() => signed(aDelivery({ headers: formType, body: body(payload) }), braintree, secret)).toThrow(
        TypeError,
      );
  });

  it('is the XML that was signed and nothing else, and has the first kind that stands in it', () => {
    const { detail, detailType } = eventOf(braintree, {
      headers: formType,
      body: `bt_more=unsigned&${body(base64(xml))}`,
    });
    expect(detailType).toBe('check');
    expect([detail.includes('subject'), detail.includes('unsigned')]).toEqual([true, false]);
  });

  it.each([
    ['no form', '%'],
    ['a form without payload', 'a=b'],
    ['bytes', body(Buffer.from([0xff, 0xfe]).toString('base64'))],
  ])('reads %s as what it is', (_, text) => {
    expect(eventOf(braintree, { headers: formType, body: text }).detailType).toBe('unknown');
  });
});
