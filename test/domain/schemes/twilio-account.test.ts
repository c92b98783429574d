import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { twilioAccount } from '../../../src/domain/schemes/twilio-account.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';

const account = `AC${'0123456789abcdef'.repeat(2)}`;
const other = `AC${'f'.repeat(32)}`;
const found = (parts: DeliveryParts) =>
  twilioAccount({ ...aDelivery(parts), url: 'https://hooks.example.com' });

describe('the account of a request of Twilio', () => {
  it.each([
    ['first in a form', { body: `AccountSid=${account}&Body=Hi` }],
    ['last in a form', { body: `Body=Hi&AccountSid=${account}` }],
    ['alone in a form', { body: `AccountSid=${account}` }],
    ['in the query of a GET', { method: 'GET', rawQuery: `Body=Hi&AccountSid=${account}` }],
    ['in an object', { body: JSON.stringify({ AccountSid: account }) }],
    ['in a batch of Event Streams', { body: ` [{"data": {"accountSid" : "${account}"}}]` }],
    ['in a Studio event', { body: JSON.stringify({ data: { account_sid: account } }, undefined, 2) }],
    ['behind an emoji', { body: `{"Body":"👋","AccountSid":"${account}"}` }],
  ])('is found %s, whatever its headers say', (_, parts) => {
    expect(found(parts)).toBe(account);
    expect(found({ ...parts, headers: { 'content-type': 'text/plain' } })).toBe(account);
  });

  it.each([
    ['in a text of the author of a message', { body: JSON.stringify({ Body: `"AccountSid":"${other}"` }) }],
    ['as a field in a text of JSON', { body: JSON.stringify({ Body: `&AccountSid=${other}&` }) }],
    ['in a field of another name', { body: `MyAccountSid=${other}&ParentAccountSid=${other}` }],
    ['in the query of a POST', { rawQuery: `AccountSid=${other}`, body: 'Body=Hi' }],
    ['that is too short', { body: `AccountSid=${account.slice(0, -1)}` }],
    ['that is too long', { body: `AccountSid=${account}0` }],
    ['that is no account', { body: `AccountSid=SK${account.slice(2)}` }],
    ['behind more than anybody sends', { body: `Body=${'x'.repeat(65_536)}&AccountSid=${account}` }],
    ['where there is nothing', {}],
  ])('is not found %s', (_, parts) => {
    expect(found(parts)).toBeUndefined();
  });

  it('is looked for in anything, without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom('GET', 'POST'), fc.string(), fc.uint8Array(), (method, rawQuery, body) => {
        expect(found({ method, rawQuery, body })).toBeUndefined();
      }),
    );
  });

  it.each([
    ['names', '"accountSid"'],
    ['names and white space', `"accountSid"${' '.repeat(8)}`],
    ['fields', '&AccountSid='],
  ])('costs the same however long the body is: %s', (_, part) => {
    for (const start of ['', '{']) expect(found({ body: start + part.repeat(400_000) })).toBeUndefined();
  });
});
